"""The guide's questions: which to ask next, what may be answered, and what a correction takes with it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from bot.eligibility.condition import ALWAYS, Condition, Truth, evaluate, open_questions

type Household = Mapping[str, str]
"""A family's answers so far: question to option, in the order they were given."""


class ImpossibleAnswerError(ValueError):
    """The answer does not go with what was answered before."""


@dataclass(frozen=True, slots=True)
class Option:
    """One answer to choose.

    Attributes:
        id: as rules name it.
        label: what the person taps, at most 34 characters.
        only_if: offered only while this may hold.
    """

    id: str
    label: str
    only_if: Condition = ALWAYS


@dataclass(frozen=True, slots=True)
class Question:
    """One question of the guide.

    Attributes:
        id: as rules name it.
        name: two or three words for it, in lists of answers.
        ask: the question as it is put, with placeholders for the asker.
        options: answers to choose from, in order.
        only_if: asked only while this may hold.
        always: asked even when no rule depends on it.
    """

    id: str
    name: str
    ask: str
    options: tuple[Option, ...]
    only_if: Condition = ALWAYS
    always: bool = False

    def option(self, option_id: str) -> Option | None:
        """Return the option `option_id`, if the question has it."""
        return next((option for option in self.options if option.id == option_id), None)


def next_question(questions: Sequence[Question], conditions: Iterable[Condition], household: Household) -> Question | None:
    """Return the first question that still matters to one of `conditions`; None when nothing is left to ask."""
    matter: set[str] = set()
    for condition in conditions:
        matter |= open_questions(condition, household)
    wanted = (question for question in questions if question.id not in household and (question.always or question.id in matter))
    return next((question for question in wanted if _is_apt(question, household)), None)


def possible_options(question: Question, household: Household) -> tuple[Option, ...]:
    """Return the options that go with the other answers."""
    others = {asked: option for asked, option in household.items() if asked != question.id}
    return tuple(option for option in question.options if evaluate(option.only_if, others) is not Truth.NO)


def answered(questions: Sequence[Question], household: Household, question_id: str, option_id: str) -> Household:
    """Return the household with one answer given or corrected, without the answers that no longer go with it.

    Raises:
        ImpossibleAnswerError: there is no such question or option, or it does not go with the earlier answers.
    """
    order = [question.id for question in questions]
    if question_id not in order:
        raise ImpossibleAnswerError(question_id)
    place = order.index(question_id)
    earlier = {asked: option for asked, option in household.items() if asked in order[:place]}
    question = questions[place]
    if not _is_apt(question, earlier) or option_id not in {option.id for option in possible_options(question, earlier)}:
        raise ImpossibleAnswerError(option_id)
    return still_apt(questions, {**household, question_id: option_id})


def still_apt(questions: Sequence[Question], household: Household) -> Household:
    """Return the answers that go with each other, and with what the guide asks today, in the order they were given."""
    kept: dict[str, str] = {}
    for question in questions:
        option = household.get(question.id)
        if option is not None and _is_apt(question, kept) and option in {possible.id for possible in possible_options(question, kept)}:
            kept[question.id] = option
    return {asked: kept[asked] for asked in household if asked in kept}


def _is_apt(question: Question, household: Household) -> bool:
    return evaluate(question.only_if, household) is not Truth.NO

"""Every household gets what the law gives it, and is told why not of the rest."""

import pytest

from bot.dialogue.guide import assess_all, open_question
from bot.eligibility import Household, answered, possible_options
from bot.knowledge import Book
from bot.wording import Voice, word_benefit
from tests.eligibility.situations import Situation, all_situations

SITUATIONS = dict(all_situations())
MOST_TAPS = 1 + 9
"""Who is asking, and the nine questions that the guide promises at most."""


@pytest.mark.parametrize("name", SITUATIONS)
def test_household_is_told_what_it_may_get(name: str, real_book: Book) -> None:
    faults = list(faults_of(SITUATIONS[name], real_book))

    assert not faults, "; ".join(faults)


@pytest.mark.parametrize("name", SITUATIONS)
def test_answers_can_be_given_by_tapping(name: str, real_book: Book) -> None:
    household: Household = {}
    for question in real_book.questions:
        option = SITUATIONS[name].household.get(question.id)
        if option is not None:
            household = answered(real_book.questions, household, question.id, option)

    assert household == SITUATIONS[name].household


def test_every_benefit_stands_in_a_situation(real_book: Book) -> None:
    told = {benefit for situation in SITUATIONS.values() for benefit in (*situation.due, *situation.possible, *situation.never)}
    ruled_out = {benefit for situation in SITUATIONS.values() for benefit in situation.not_due}

    assert real_book.benefits.keys() <= told | ruled_out


def test_nobody_is_asked_more_than_promised(real_book: Book) -> None:
    assert max(taps(real_book, {})) <= MOST_TAPS


def taps(book: Book, household: Household) -> list[int]:
    """Return the longest and the shortest way through the guide from here, in taps."""
    question = open_question(book, household)
    if question is None:
        return [0]
    further = [taps(book, {**household, question.id: option.id}) for option in possible_options(question, household)]
    return [1 + max(map(max, further)), 1 + min(map(min, further))]


def faults_of(situation: Situation, book: Book) -> list[str]:
    """Return what differs from the situation, in words."""
    voice = Voice(book, situation.on)
    assessments = assess_all(voice, situation.household)
    found = {name: assessment.outcome.value for name, assessment in assessments.items()}
    wanted = {name: outcome for outcome in ("due", "possible", "not_due") for name in getattr(situation, outcome)}
    faults = [f"{name} is {found.get(name)}, not {outcome}" for name, outcome in wanted.items() if found.get(name) != outcome]
    faults += [f"{name} is {outcome}" for name, outcome in situation.never.items() if found[name] == outcome]
    for name, question in situation.not_due.items():
        assessment = assessments.get(name)
        # What is taken instead is reason enough.
        if question and assessment and not assessment.instead and question not in assessment.because:
            faults.append(f"{name} is ruled out by {sorted(assessments[name].because)}, not by {question}")
    for name, pieces in situation.says.items():
        reply = word_benefit(voice, book.benefits[name], assessments[name])
        told = "\n".join([reply.text, *reply.sources])
        faults += [f"{name} says nothing of {piece!r}" for piece in pieces if piece.lower() not in told.lower()]
    return faults

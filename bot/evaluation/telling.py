"""What is said or offered to a question whose right answers are known."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.dialogue import AskBack, Decision, OfferFound, SayAnswer, SayFound
from bot.evaluation.measures import share


class BrokenCaseError(ValueError):
    """A held-out question is not written as one."""


@dataclass(frozen=True, slots=True)
class Case:
    """A held-out question.

    Attributes:
        text: as somebody typed it.
        right: ids of the answers that are right, the best one first; never empty.
    """

    text: str
    right: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """What was done with a question: ids of passages, "tuition/papers".

    Attributes:
        said: the answers told.
        offered: the answers offered to choose from.
    """

    said: frozenset[str]
    offered: frozenset[str]


@dataclass(frozen=True, slots=True)
class Reached:
    """How often people got what they asked for; shares between 0 and 1, 0 of nothing.

    Attributes:
        count: how many questions.
        answered: a right answer was told.
        reached: it was told or offered.
        given: anything was told.
        precision: where anything was told, it was right.
    """

    count: int
    answered: float
    reached: float
    given: float
    precision: float


def case_from(item: object) -> Case:
    """Return the case that `item` of a file writes: {q: ..., answer: id, also: [id]}.

    Raises:
        BrokenCaseError: it writes none.
    """
    match item:
        case {"q": str(text), "answer": str(answer)}:
            also = item.get("also", []) if isinstance(item, Mapping) else []
            return Case(text, (answer, *map(str, also)))
        case _:
            raise BrokenCaseError(item)


def told_by(decision: Decision) -> Told:
    """Return what a decision tells and offers."""
    return Told(frozenset(_said(decision)), frozenset(_offered(decision)))


def reached(cases: Sequence[Case], told: Sequence[Told]) -> Reached:
    """Return how often the right answer was told or offered.

    Raises:
        ValueError: there are not equally many of both.
    """
    pairs = [(set(case.right), one) for case, one in zip(cases, told, strict=True)]
    return Reached(
        count=len(pairs),
        answered=share(bool(right & one.said) for right, one in pairs),
        reached=share(bool(right & (one.said | one.offered)) for right, one in pairs),
        given=share(bool(one.said) for _, one in pairs),
        precision=share(bool(right & one.said) for right, one in pairs if one.said),
    )


def _said(decision: Decision) -> Iterator[str]:
    for saying in decision.sayings:
        match saying:
            case SayAnswer(answer_id):
                yield answer_id
            case SayFound(nearest):
                yield nearest.passage.id


def _offered(decision: Decision) -> Iterator[str]:
    for saying in decision.sayings:
        match saying:
            case AskBack(answer_ids):
                yield from answer_ids
            case SayFound(_, others):
                yield from (hit.passage.id for hit in others)
            case OfferFound(found):
                yield from (hit.passage.id for hit in found)

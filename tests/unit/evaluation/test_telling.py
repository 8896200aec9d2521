"""What decisions tell and offer, and whether it was right."""

import pytest

from bot.dialogue import AskBack, Decision, OfferFound, SayAnswer, SayFound, SayReply
from bot.evaluation.telling import BrokenCaseError, Case, Reached, Told, case_from, reached, told_by
from bot.knowledge import ANSWER, Found, Passage

CASES = [Case("1", ("t/a",)), Case("2", ("t/b", "t/c")), Case("3", ("t/d",)), Case("4", ("t/e",))]


def found(name: str) -> Found:
    """Return the passage of an answer, found."""
    return Found(Passage(ANSWER, name, "", ""), 1.0)


def told(said: str = "", offered: str = "") -> Told:
    """Return what was told and offered, ids parted by spaces."""
    return Told(frozenset(said.split()), frozenset(offered.split()))


def test_cases_are_read_with_all_right_answers() -> None:
    assert case_from({"q": "?", "answer": "t/a", "also": ["t/b"]}) == Case("?", ("t/a", "t/b"))
    assert case_from({"q": "?", "answer": "t/a"}) == Case("?", ("t/a",))


@pytest.mark.parametrize("item", [None, "?", {"q": "?"}, {"answer": "t/a"}, {"q": 1, "answer": "t/a"}, []])
def test_anything_else_is_no_case(item: object) -> None:
    with pytest.raises(BrokenCaseError):
        case_from(item)


@pytest.mark.parametrize(
    ("decision", "outcome"),
    [
        (Decision((SayAnswer("t/a"),), "small"), told("t/a")),
        (Decision((SayReply("greet"),), "small"), told()),
        (Decision((AskBack(("t/a", "t/b")),), "small"), told(offered="t/a t/b")),
        (Decision((SayFound(found("t/a"), (found("t/b"),)),), "small"), told("t/a", "t/b")),
        (Decision((OfferFound((found("t/a"), found("t/b"))),), "small"), told(offered="t/a t/b")),
        (Decision((SayReply("greet"), SayAnswer("t/a")), "small"), told("t/a")),
    ],
)
def test_what_a_decision_tells_and_offers(decision: Decision, outcome: Told) -> None:
    assert told_by(decision) == outcome


def test_how_often_the_right_answer_was_reached() -> None:
    outcome = reached(CASES, [told("t/a"), told("t/c", "t/x"), told("t/x", "t/d"), told(offered="t/x")])
    assert outcome == Reached(count=4, answered=0.5, reached=0.75, given=0.75, precision=2 / 3)


def test_nothing_asked_or_nothing_told() -> None:
    assert reached([], []) == Reached(0, 0.0, 0.0, 0.0, 0.0)
    assert reached(CASES[:1], [told()]) == Reached(1, 0.0, 0.0, 0.0, 0.0)

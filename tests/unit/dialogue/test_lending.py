"""Lending: which question a turn gives to look at, and of whom."""

import pytest

from bot.conversations import Choice, Memory
from bot.dialogue import AskBack, Decision, Follow, SayAnswer, Saying, SayReply, take_turn
from bot.dialogue.lending import Lent, LentFor, lent
from bot.safety import DangerLevel
from tests.factories import HANDOFF, LOAN, OTHER, TODAY, TUITION, make_book, make_conversation, make_tap, make_text, make_understanding

LENDING = Memory(lends=True)
BACK = AskBack((TUITION.id, LOAN.id))
REFUSAL, YES = f"not_meant:{TUITION.id}", f"lend:yes:{TUITION.id}"


def offering(*payloads: str, lends: bool | None = True) -> Memory:
    """Return the memory of a conversation whose last replies had these buttons."""
    return Memory(lends=lends, offered=tuple(Choice(payload, payload) for payload in payloads))


def typed(saying: Saying, memory: Memory = LENDING, danger: DangerLevel = DangerLevel.NONE) -> Lent | None:
    """Return what is lent when an engine says `saying` to a free text."""
    decision = Decision((saying,), "small", make_understanding(("tuition_public", 0.4)), danger)
    return lent(memory, take_turn(make_book(), make_conversation(memory), make_text("học phí"), decision, TODAY))


def tapped(saying: Saying, memory: Memory = LENDING) -> Lent | None:
    """Return what is lent when a button is tapped that leads to `saying`."""
    return lent(memory, take_turn(make_book(), make_conversation(memory), make_tap("any"), Decision((saying,), "tap"), TODAY))


def test_a_question_that_was_asked_back_is_lent() -> None:
    assert typed(BACK) == Lent(LentFor.ASKED_BACK, is_this=True, intent="tuition_public")


def test_one_that_was_answered_is_not() -> None:
    assert typed(SayAnswer(TUITION.id)) is None


def test_one_whose_answer_is_refused_is_lent() -> None:
    assert tapped(Follow(REFUSAL), offering(REFUSAL)) == Lent(LentFor.NOT_MEANT, intent="tuition_public")


def test_what_was_found_and_is_no_answer_has_no_intent() -> None:
    assert tapped(Follow("not_meant:"), offering("not_meant:")) == Lent(LentFor.NOT_MEANT)


def test_the_one_that_made_them_agree_is_lent_too() -> None:
    assert tapped(Follow(YES), offering(YES, lends=None)) == Lent(LentFor.NOT_MEANT, intent="tuition_public")


@pytest.mark.parametrize("saying", [SayReply("handoff"), Follow("reply:handoff")])
def test_one_that_ends_at_a_person_is_lent(saying: Saying) -> None:
    assert tapped(saying) == Lent(LentFor.HANDED_OFF)
    assert typed(saying) == Lent(LentFor.HANDED_OFF)


def test_what_is_chosen_after_a_question_back_is_told() -> None:
    memory = offering(f"answer:{LOAN.id}", OTHER.payload, HANDOFF.payload)
    assert tapped(SayAnswer(LOAN.id), memory) == Lent(LentFor.ASKED_BACK, chosen="loans_student")


def test_an_answer_offered_with_nothing_else_is_no_question_back() -> None:
    assert tapped(SayAnswer(LOAN.id), offering(f"answer:{LOAN.id}")) is None


@pytest.mark.parametrize("button", [REFUSAL, YES])
def test_buttons_further_up_lend_nothing(button: str) -> None:
    """What was asked last is not what they are about."""
    assert tapped(Follow(button)) is None


@pytest.mark.parametrize("lends", [None, False])
def test_nothing_is_lent_without_consent(lends: bool | None) -> None:  # noqa: FBT001 - a case
    memory = offering(REFUSAL, lends=lends)
    assert [typed(BACK, memory), typed(SayReply("handoff"), memory), tapped(Follow(REFUSAL), memory)] == [None, None, None]


def test_danger_is_never_lent() -> None:
    assert typed(SayReply("handoff"), danger=DangerLevel.CONCERN) is None


def test_a_no_lends_nothing() -> None:
    assert tapped(Follow("lend:no"), offering("lend:no")) is None


def test_forgetting_lends_nothing() -> None:
    decision = Decision((SayReply("handoff"),), "tap", forgets=True)
    assert lent(LENDING, take_turn(make_book(), make_conversation(LENDING), make_tap("forget"), decision, TODAY)) is None

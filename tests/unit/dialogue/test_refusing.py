"""Refusing an answer: the button that does it, what is said to it, and the question whether the bot may learn from it."""

from dataclasses import replace

import pytest

from bot.conversations import Choice, Memory, ReplyKind, Role
from bot.dialogue import AskBack, Decision, OfferFound, SayAnswer, SayFound, Saying, SayReply, Turn, take_turn
from bot.knowledge import Answer, Certainty, Found, Passage, passage_of_answer, passages_of
from tests.factories import (
    HANDOFF,
    LOAN,
    MEALS,
    TARGET,
    TODAY,
    TUITION,
    make_book,
    make_conversation,
    make_text,
    make_understanding,
)
from tests.unit.dialogue.talking import Talk

REFUSAL = Choice("👎 Chưa đúng", f"not_meant:{TUITION.id}")
YES, NO = f"lend:yes:{TUITION.id}", "lend:no"
PASSAGES = {passage.id: passage for passage in passages_of(make_book())}


def understood(*sayings: Saying, book: Answer = TUITION, memory: Memory | None = None) -> Turn:
    """Say `sayings` to a question that an engine understood."""
    decision = Decision(sayings, "small", make_understanding(("tuition_public", 0.9)))
    return take_turn(make_book(book), make_conversation(memory), make_text("học phí thế nào"), decision, TODAY)


def found(passage: Passage) -> SayFound:
    """Say a passage that was found."""
    return SayFound(Found(passage, 2.0))


def payloads(turn: Turn) -> list[str]:
    """Return what the buttons under the first reply send."""
    return [choice.payload for choice in turn.replies[0].choices]


def asked(memory: Memory | None = None) -> Talk:
    """Return a conversation in which a question was just answered."""
    turn = understood(SayAnswer(TUITION.id), memory=memory)
    return Talk(conversation=make_conversation(turn.memory, 1), replies=turn.replies)


# The button.


def test_an_answer_to_a_question_can_be_refused_last() -> None:
    turn = understood(SayAnswer(TUITION.id), book=replace(TUITION, see_also=(LOAN.id,)))
    assert payloads(turn) == [f"answer:{LOAN.id}", REFUSAL.payload]
    assert turn.replies[0].choices[-1] == REFUSAL


def test_so_can_an_unsure_one_and_whatever_was_found() -> None:
    unsure = replace(TUITION, certainty=Certainty.UNSURE, uncertain="mức tiền")
    assert payloads(understood(SayAnswer(TUITION.id), book=unsure)) == [HANDOFF.payload, REFUSAL.payload]
    assert payloads(understood(found(passage_of_answer(TUITION)))) == [REFUSAL.payload]
    assert payloads(understood(found(PASSAGES[TARGET.id])))[-1] == "not_meant:"


def test_several_answers_are_refused_together() -> None:
    assert [payload for payload in payloads(understood(SayAnswer(TUITION.id), SayAnswer(LOAN.id))) if "not_meant" in payload] == [
        "not_meant:"
    ]


def test_beside_four_buttons_there_is_room_for_it_beside_five_there_is_not() -> None:
    differing = replace(TUITION, elsewhere={"lam_dong": LOAN.id})
    assert payloads(understood(SayAnswer(TUITION.id), book=differing))[4:] == [REFUSAL.payload]
    assert payloads(understood(SayAnswer(TUITION.id), book=replace(differing, see_also=(MEALS.id,))))[4:] == [f"answer:{MEALS.id}"]


@pytest.mark.parametrize("saying", [SayReply("help"), SayReply("danger_high"), AskBack((TUITION.id,)), SayReply("handoff")])
def test_nothing_but_answers_can_be_refused(saying: Saying) -> None:
    assert not any(payload.startswith("not_meant") for payload in payloads(understood(saying)))


def test_an_answer_that_somebody_picked_from_a_menu_is_what_they_meant() -> None:
    assert Talk().tap("reply:welcome", f"answer:{TUITION.id}").payloads == []


@pytest.mark.parametrize("back", [AskBack((TUITION.id, LOAN.id)), OfferFound((Found(passage_of_answer(TUITION), 0.5),))])
def test_one_that_the_bot_offered_may_still_be_wrong(back: Saying) -> None:
    assert Talk().ask("học phí", back).tap(f"answer:{TUITION.id}").choices == (REFUSAL,)


# What is said to it.


def test_a_refusal_is_apologised_for_and_the_way_to_a_person_shown() -> None:
    talk = asked(Memory(lends=True)).tap(REFUSAL.payload)
    assert (talk.text, talk.choices, talk.replies[0].kind) == ("Chưa trúng.", (HANDOFF,), ReplyKind.UNKNOWN)


def test_it_may_be_typed_without_its_sign() -> None:
    assert asked(Memory(lends=True)).ask("chua dung").text == "Chưa trúng."


def test_a_refusal_counts_as_a_miss() -> None:
    assert asked().tap(REFUSAL.payload).memory.misses == 1


def test_the_second_in_a_row_names_a_person() -> None:
    talk = asked(Memory(lends=True, misses=1)).tap(REFUSAL.payload)
    assert (talk.text, talk.memory.misses) == ("Lại chưa trúng, hỏi người thật.", 2)


def test_misses_go_on_after_the_question_about_learning() -> None:
    assert asked().tap(REFUSAL.payload, YES).memory.misses == 1


def test_an_answer_that_is_not_refused_ends_the_misses() -> None:
    once = asked(Memory(lends=True)).tap(REFUSAL.payload).memory
    helped = understood(SayAnswer(TUITION.id), memory=understood(SayAnswer(LOAN.id), memory=once).memory).memory
    assert Talk(conversation=make_conversation(helped)).tap(REFUSAL.payload).text.startswith("Chưa trúng.")


def test_the_same_button_twice_is_one_miss() -> None:
    assert asked().tap(REFUSAL.payload, REFUSAL.payload).memory.misses == 1


# Whether the bot may learn from it.


def test_consent_is_asked_for_with_the_first_refusal() -> None:
    talk = asked().tap(REFUSAL.payload)
    assert talk.text == "Chưa trúng.\n\nGiữ để học nhé?"
    assert talk.choices == (HANDOFF, Choice("Cho học", YES), Choice("Không", NO))


@pytest.mark.parametrize("lends", [True, False])
def test_who_has_answered_is_not_asked_again(lends: bool) -> None:  # noqa: FBT001 - a case
    assert asked(Memory(lends=lends)).tap(REFUSAL.payload).choices == (HANDOFF,)


def test_a_button_further_up_asks_for_nothing() -> None:
    """Nobody knows any more which question it was for."""
    assert asked().ask("cảm ơn").tap(REFUSAL.payload).choices == (HANDOFF,)


@pytest.mark.parametrize(("button", "lends", "says"), [(YES, True, "Cảm ơn anh/chị."), (NO, False, "Không giữ.")])
def test_the_answer_is_remembered(button: str, lends: bool, says: str) -> None:  # noqa: FBT001 - a case
    talk = asked(Memory(role=Role.PARENT)).tap(REFUSAL.payload, button)
    assert (talk.memory.lends, talk.text) == (lends, says)


def test_a_yes_may_be_taken_back() -> None:
    assert asked().tap(REFUSAL.payload, YES, NO).memory.lends is False


def test_forgetting_forgets_the_yes() -> None:
    assert asked().tap(REFUSAL.payload, YES, "forget").memory.lends is None


def test_a_refusal_in_the_middle_of_the_guide_goes_back_to_it() -> None:
    talk = Talk().tap("guide:start", REFUSAL.payload)
    assert [reply.kind for reply in talk.replies] == [ReplyKind.UNKNOWN, ReplyKind.GUIDE]

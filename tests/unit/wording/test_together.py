"""Several answers are one reply: numbered, with the sources, the doubts and a few buttons of each."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.conversations import Choice, Reply, ReplyKind
from bot.wording import Voice, all_answer, word_together
from tests.factories import AFTER_9, AFTER_12, BOARDING, CHECKED_ON, HANDOFF, LOAN, MEALS, OTHER, TODAY, TUITION, make_book

VOICE = Voice(make_book(), TODAY)
FEES = Reply(ReplyKind.ANSWER, "Miễn học phí.", ("Nghị định 238",), answer_id=TUITION.id, checked_on=CHECKED_ON)
LENDING = Reply(ReplyKind.ANSWER, "Vay được.", ("Quyết định 157",), answer_id=LOAN.id, checked_on=CHECKED_ON)
ASK_BACK = Reply(ReplyKind.ASK_BACK, "Ý nào?")
NOT_MEANT = Choice("Chưa đúng", "not_meant:1")
ELSEWHERE = Choice("Lâm Đồng", f"place:lam_dong:{LOAN.id}")


def together(*replies: Reply) -> Reply:
    """Word replies as one."""
    return word_together(VOICE, replies)


def choice(answer_id: str) -> Choice:
    """Return the button of an answer."""
    return Choice(answer_id, f"answer:{answer_id}")


def offering(reply: Reply, *choices: Choice) -> Reply:
    """Return `reply` with buttons."""
    return replace(reply, choices=choices)


def test_answers_stand_in_their_order_numbered_under_their_labels() -> None:
    assert together(FEES, LENDING).text == "1. Học phí trường công\nMiễn học phí.\n\n2. Vay vốn đi học\nVay được."


def test_a_question_back_has_no_head() -> None:
    assert together(FEES, LENDING, ASK_BACK).text.endswith("\n\nÝ nào?")


def test_one_reply_stays_as_it_is() -> None:
    reply = offering(FEES, NOT_MEANT, HANDOFF)
    assert together(reply) == reply


def test_all_answers_are_named_in_their_order() -> None:
    assert together(FEES, LENDING, ASK_BACK).answer_ids == (TUITION.id, LOAN.id)


def test_every_source_is_printed_once_in_the_order_of_the_answers() -> None:
    both = replace(LENDING, sources=("Quyết định 157", *FEES.sources))
    assert together(FEES, both).sources == ("Nghị định 238", "Quyết định 157")


@pytest.mark.parametrize(
    ("kinds", "kind"),
    [
        ((ReplyKind.ANSWER, ReplyKind.ANSWER), ReplyKind.ANSWER),
        ((ReplyKind.ANSWER, ReplyKind.UNCERTAIN), ReplyKind.UNCERTAIN),
        ((ReplyKind.UNCERTAIN, ReplyKind.ANSWER), ReplyKind.UNCERTAIN),
    ],
)
def test_they_are_as_certain_as_the_least_certain(kinds: tuple[ReplyKind, ReplyKind], kind: ReplyKind) -> None:
    assert together(replace(FEES, kind=kinds[0]), replace(LENDING, kind=kinds[1]), ASK_BACK).kind is kind


def test_they_were_checked_when_the_longest_unchecked_was() -> None:
    earlier = CHECKED_ON - timedelta(days=30)
    assert together(FEES, replace(LENDING, checked_on=earlier), ASK_BACK).checked_on == earlier


# Buttons.


def test_two_of_each_answer_s_buttons_are_kept_and_all_of_a_question_back() -> None:
    first = offering(FEES, choice(MEALS.id), choice(BOARDING.id), choice(AFTER_9.id))
    second = offering(LENDING, choice(AFTER_12.id))
    back = offering(ASK_BACK, choice("a/1"), choice("a/2"), choice("a/3"), OTHER)
    assert together(first, second, back).choices == (
        choice(MEALS.id),
        choice(BOARDING.id),
        choice(AFTER_12.id),
        choice("a/1"),
        choice("a/2"),
        choice("a/3"),
        OTHER,
    )


def test_provinces_stand_before_an_answer_s_other_buttons_and_do_not_count_among_the_two() -> None:
    reply = offering(LENDING, choice(MEALS.id), ELSEWHERE, choice(BOARDING.id), choice(AFTER_9.id))
    assert together(reply, FEES).choices == (ELSEWHERE, choice(MEALS.id), choice(BOARDING.id))


def test_what_is_told_already_is_not_offered() -> None:
    assert together(offering(FEES, choice(LOAN.id), choice(MEALS.id)), LENDING).choices == (choice(MEALS.id),)


def test_a_button_of_both_stands_there_once() -> None:
    assert together(offering(FEES, choice(MEALS.id)), offering(LENDING, choice(MEALS.id))).choices == (choice(MEALS.id),)


def test_the_way_to_a_person_comes_once_and_last() -> None:
    assert together(offering(FEES, HANDOFF, choice(MEALS.id)), offering(LENDING, HANDOFF)).choices == (choice(MEALS.id), HANDOFF)


def test_no_one_answer_is_called_wrong() -> None:
    assert together(offering(FEES, NOT_MEANT), offering(LENDING, NOT_MEANT)).choices == ()


# What may be told together.


@pytest.mark.parametrize(
    "replies", [(FEES,), (FEES, LENDING), (replace(FEES, kind=ReplyKind.UNCERTAIN), LENDING), (FEES, LENDING, ASK_BACK)]
)
def test_answers_and_a_question_back_behind_them_may_be_told_together(replies: tuple[Reply, ...]) -> None:
    assert all_answer(replies)


@pytest.mark.parametrize(
    "replies",
    [
        (ASK_BACK,),
        (ASK_BACK, FEES),
        (FEES, Reply(ReplyKind.GUIDE, "Câu 1")),
        (Reply(ReplyKind.UNKNOWN, "Nút cũ."), LENDING),
        (FEES, Reply(ReplyKind.HANDOFF, "Gặp")),
    ],
)
def test_anything_else_is_said_by_itself(replies: tuple[Reply, ...]) -> None:
    assert not all_answer(replies)

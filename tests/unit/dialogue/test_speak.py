"""Each saying and each button becomes one reply."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.conversations import Choice, Memory, Reply, ReplyKind
from bot.dialogue import Follow, LookUp, OfferFound, SayAnswer, SayFound
from bot.dialogue.speak import speak, speak_of_today
from bot.dialogue.weighing import PLAIN_FROM
from bot.knowledge import Answer, Certainty, Found, Passage, WhenOverdue, passage_of_answer, passages_of
from bot.wording import Asker, Voice
from tests.factories import (
    BOARDING,
    GDTX,
    HANDOFF,
    LOAN,
    MEALS,
    OTHER,
    REPLIES,
    REVIEW_BY,
    TARGET,
    THPT,
    TODAY,
    TUITION,
    VIET_DUC,
    make_book,
)
from tests.unit.dialogue.talking import Talk

PASSAGES = {passage.id: passage for passage in passages_of(make_book())}
GONE = REPLIES["no_longer_here"].variants[0]


def choice_of(answer: Answer) -> Choice:
    """Return the button that leads to `answer`."""
    return Choice(answer.label, f"answer:{answer.id}")


def found(passage: Passage | Answer, score: float = PLAIN_FROM) -> Found:
    """Return a passage as a search finds it."""
    return Found(passage_of_answer(passage) if isinstance(passage, Answer) else passage, score)


def said(nearest: Answer, *others: Answer) -> Reply:
    """Say an answer that was found, with others near it; the book holds it as given."""
    return speak(Voice(make_book(nearest), TODAY), SayFound(found(nearest), tuple(map(found, others))), Memory())[0]


# What a search found.


def test_a_found_answer_is_worded_as_the_answer() -> None:
    assert said(TUITION).answer_id == TUITION.id


@pytest.mark.parametrize(("score", "is_sure"), [(PLAIN_FROM, True), (PLAIN_FROM - 0.01, False)])
def test_what_is_only_the_nearest_that_was_found_is_said_to_be_that(score: float, is_sure: bool) -> None:  # noqa: FBT001 - a case
    reply, _ = speak(Voice(make_book(), TODAY), SayFound(found(TUITION, score)), Memory())
    assert reply.text.startswith("Về học phí" if is_sure else "Gần nhất:\n\nVề học phí")


@pytest.mark.parametrize("name", [TARGET.id, VIET_DUC.id, THPT.id, "scholarship"])
def test_whatever_was_found_is_told(name: str) -> None:
    reply, _ = speak(Voice(make_book(), TODAY), SayFound(found(PASSAGES[name])), Memory())
    assert reply.kind is ReplyKind.ANSWER
    assert reply.sources


def test_the_next_likely_are_offered_two_at_most() -> None:
    assert said(TUITION, LOAN, MEALS, BOARDING).choices == (choice_of(LOAN), choice_of(MEALS))


def test_the_next_likely_stand_before_related_answers() -> None:
    assert said(replace(TUITION, see_also=(MEALS.id,)), LOAN).choices == (choice_of(LOAN), choice_of(MEALS))


def test_an_answer_both_likely_and_related_is_offered_once() -> None:
    assert said(replace(TUITION, see_also=(MEALS.id, LOAN.id)), LOAN).choices == (choice_of(LOAN), choice_of(MEALS))


def test_an_answer_never_offers_itself() -> None:
    # The province has the runner-up instead of what was found.
    book = make_book(replace(TUITION, elsewhere={"lam_dong": LOAN.id}))
    voice = Voice(book, TODAY, Asker(place="lam_dong"))
    reply, _ = speak(voice, SayFound(found(TUITION), (found(LOAN), found(MEALS))), Memory(place="lam_dong"))
    assert reply.answer_id == LOAN.id
    assert choice_of(LOAN) not in reply.choices


def test_a_person_stands_last_under_an_unsure_answer() -> None:
    unsure = replace(TUITION, certainty=Certainty.UNSURE, uncertain="mức tiền", see_also=(MEALS.id,))
    assert said(unsure, LOAN).choices == (choice_of(LOAN), choice_of(MEALS), HANDOFF)


def test_provinces_to_choose_from_stand_before_what_else_was_meant() -> None:
    differing = replace(TUITION, elsewhere={"lam_dong": LOAN.id}, see_also=(BOARDING.id,))
    kinds = [choice.payload.partition(":")[0] for choice in said(differing, MEALS).choices]
    assert kinds == ["place", "place", "place", "place", "answer", "answer"]
    assert said(differing, MEALS).choices[4:] == (choice_of(MEALS), choice_of(BOARDING))


def test_another_clause_is_offered_by_its_label() -> None:
    reply, _ = speak(Voice(make_book(), TODAY), SayFound(found(TUITION), (found(PASSAGES[TARGET.id]),)), Memory())
    assert reply.choices == (Choice(TARGET.title, f"provision:{TARGET.id}"),)


def test_a_question_which_was_meant_offers_all_of_them_another_question_and_a_person() -> None:
    reply, _ = speak(Voice(make_book(), TODAY), OfferFound((found(LOAN), found(PASSAGES[TARGET.id]))), Memory())
    assert reply.kind is ReplyKind.ASK_BACK
    assert reply.choices == (choice_of(LOAN), Choice(TARGET.title, f"provision:{TARGET.id}"), OTHER, HANDOFF)


def test_a_search_that_nobody_made_finds_nothing() -> None:
    assert speak(Voice(make_book(), TODAY), LookUp("unknown_again"), Memory())[0].text == REPLIES["unknown_again"].variants[0]


# Buttons.


@pytest.mark.parametrize(
    ("payload", "begins"),
    [
        (f"answer:{TUITION.id}", "Về học phí trường công"),
        ("benefit:scholarship", "Học bổng\n"),
        (f"institution:{VIET_DUC.id}", "Cao đẳng Việt Đức\n"),
        (f"provision:{TARGET.id}", "Mục tiêu học nghề (Mục II.1):"),
        (f"path:{THPT.id}", "Học THPT\n"),
        ("path:after_grade_9", "Sau lớp 9:\n"),
        ("compare:after_grade_9:1+2", "So: THPT, GDTX\n"),
        ("compare:after_grade_9:1", "So THPT với gì?"),
        ("compare:after_grade_9:", "Em so hướng nào?"),
        ("guide:start", "Bắt đầu."),
        ("reply:help", "Mình giúp được."),
    ],
)
def test_a_button_leads_where_it_says(payload: str, begins: str) -> None:
    assert Talk().tap(payload).text.startswith(begins)


@pytest.mark.parametrize(
    "payload",
    [
        "benefit:gone",
        "institution:gone",
        "provision:gone",
        "path:gone",
        "path:",
        "path:after_grade_12",
        "compare:gone:1+2",
        "compare:after_grade_12:1+2",
        "compare:",
        "place_keep:yes",
        "answer:gone",
        "gone:gone",
        "household",
    ],
)
def test_a_button_to_what_is_gone_is_told_so(payload: str) -> None:
    talk = Talk().tap(payload)
    assert talk.text in {GONE, REPLIES["guide_over"].variants[0]}


@pytest.mark.parametrize("payload", ["path:after_grade_9", "compare:after_grade_9:1+2", "compare:after_grade_9:"])
def test_paths_that_may_none_be_told_are_gone(payload: str) -> None:
    withheld = [replace(path, review=replace(path.review, when_overdue=WhenOverdue.WITHHOLD)) for path in (THPT, GDTX)]
    book = replace(make_book(), paths={path.id: path for path in withheld})
    assert Talk(book, REVIEW_BY + timedelta(days=1)).tap(payload).text == GONE


@pytest.mark.parametrize("orders", ["9+8", "x+y", "1+1", "1+", "+2", "-1"])
def test_a_comparison_with_what_is_gone_asks_what_to_compare(orders: str) -> None:
    assert Talk().tap(f"compare:after_grade_9:{orders}").payloads


def test_a_comparison_is_made_in_two_taps() -> None:
    talk = Talk().tap(f"path:{THPT.id}")
    talk.tap(next(payload for payload in talk.payloads if payload.startswith("compare:")))
    assert [choice.label for choice in talk.choices] == [GDTX.label]
    talk.tap(talk.payloads[0])
    assert talk.text.startswith("So: THPT, GDTX")


def test_showing_something_changes_nothing_of_what_is_remembered() -> None:
    memory = Memory(grade=9, place="nghe_an", misses=1)
    assert speak(Voice(make_book(), TODAY), Follow(f"path:{THPT.id}"), memory)[1] == memory


def test_an_answer_whose_figure_is_not_in_force_yet_is_not_known_yet() -> None:
    early = replace(LOAN, text="Lãi {loan_rate}.")
    voice = Voice(make_book(early), date(2025, 11, 30))
    reply, _ = speak_of_today(voice, SayAnswer(LOAN.id), Memory())
    assert (reply.kind, reply.text) == (ReplyKind.UNKNOWN, REPLIES["unknown"].variants[0])

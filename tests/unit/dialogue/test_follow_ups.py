"""A text that leaves out its subject goes on with the answer given last; one that is clear by itself does not."""

from dataclasses import replace

import pytest

from bot.conversations import Memory
from bot.dialogue import Decision, OfferFound, SayAnswer, SayReply, Understanding
from bot.dialogue.follow_ups import go_on, leans_on_last, takes_back, with_subject
from bot.dialogue.understanding import OUT_OF_SCOPE
from bot.knowledge import Answer
from tests.factories import AFTER_9, AFTER_12, BOARDING, LOAN, MEALS, TUITION, make_book, make_understanding

BOOK = make_book()
GREETING = "greet"
LONG = "học sinh nhà nghèo ở xa thì được cho vay tiền"


def leans(text: str, intent: str = LOAN.intent, confidence: float = 0.5, last: str | None = TUITION.id) -> bool:
    """Tell whether a text so understood goes on with the answer given last."""
    return leans_on_last(BOOK, text, Memory(last_answer=last), make_understanding((intent, confidence)))


# What goes on.


@pytest.mark.parametrize(
    "text", ["thế còn trường tư", "còn trường tư", "con truong tu", f"thế còn {LONG}", "trường tư thì sao", f"{LONG} thì sao"]
)
def test_a_text_that_says_so_goes_on_though_it_seems_clear(text: str) -> None:
    assert leans(text, confidence=0.96)


def test_a_correction_goes_on() -> None:
    assert leans("à nhầm, trường tư", confidence=0.96)


@pytest.mark.parametrize("text", ["còn vay vốn đi học", "vay vốn đi học thì sao"])
def test_a_text_that_is_beyond_doubt_stands_alone_whatever_it_says(text: str) -> None:
    assert not leans(text, confidence=0.97)


@pytest.mark.parametrize("text", ["thế còn trường ấy", "à nhầm, trường ấy"])
def test_a_text_that_says_so_is_no_small_talk(text: str) -> None:
    assert leans(text, GREETING, 0.99)


@pytest.mark.parametrize(("confidence", "goes_on"), [(0.59, True), (0.6, False)])
def test_a_short_text_goes_on_unless_it_is_clear_by_itself(confidence: float, goes_on: bool) -> None:  # noqa: FBT001 - a case
    assert leans("học mấy năm ạ", confidence=confidence) is goes_on


def test_a_short_text_that_seems_far_from_school_goes_on() -> None:
    assert leans("trường mô dạy", OUT_OF_SCOPE, 0.6)


@pytest.mark.parametrize(("text", "goes_on"), [("học hai ba bốn năm sáu bảy", True), ("học hai ba bốn năm sáu bảy tám", False)])
def test_a_longer_text_stands_alone(text: str, goes_on: bool) -> None:  # noqa: FBT001 - a case
    assert leans(text) is goes_on


@pytest.mark.parametrize(("confidence", "goes_on"), [(0.29, True), (0.3, False)])
def test_small_talk_does_not_go_on_unless_hardly_anything_speaks_for_it(confidence: float, goes_on: bool) -> None:  # noqa: FBT001 - a case
    assert leans("trường hay quá", GREETING, confidence) is goes_on


@pytest.mark.parametrize(("text", "goes_on"), [("còn trường", True), ("còn qwzx plmk", False), ("qwzx", False), ("còn truong", True)])
def test_what_holds_no_word_of_the_content_goes_on_with_nothing(text: str, goes_on: bool) -> None:  # noqa: FBT001 - a case
    assert leans(text) is goes_on


@pytest.mark.parametrize("last", [None, "tuition/closed"])
def test_where_no_answer_was_given_nothing_goes_on(last: str | None) -> None:
    assert not leans("thế còn trường tư", last=last)


# What is taken back.


@pytest.mark.parametrize(
    ("text", "is_taken_back"),
    [("à nhầm, lớp 12 cơ", True), ("a nham", True), ("KHÔNG PHẢI!", True), ("em à nhầm", False), ("còn lớp 12", False)],
)
def test_a_correction_takes_back_what_was_said(text: str, is_taken_back: bool) -> None:  # noqa: FBT001 - a case
    assert takes_back(BOOK, text) is is_taken_back


# The subject.


def test_the_subject_is_what_the_last_answer_is_called() -> None:
    assert with_subject(BOOK, Memory(last_answer=TUITION.id), "còn trường tư") == "Học phí trường công còn trường tư"


@pytest.mark.parametrize("last", [None, "tuition/closed"])
def test_without_a_last_answer_there_is_no_subject(last: str | None) -> None:
    assert with_subject(BOOK, Memory(last_answer=last), "còn trường tư") == "còn trường tư"


# Going on.


def gone_on(
    alone: Understanding, within: Understanding | None, *answers: Answer, memory: Memory | None = None, text: str = "còn trường tư"
) -> Decision:
    """Decide a text that goes on with the answer given last, the fees unless told otherwise."""
    said = Decision((SayReply("help"),), "small", within)
    return go_on(make_book(*answers), text, memory or Memory(last_answer=TUITION.id), alone, said)


def offered(decision: Decision) -> list[str]:
    """Return the answers that are offered."""
    (saying,) = decision.sayings
    assert isinstance(saying, OfferFound)
    return [hit.passage.id for hit in saying.found]


ALONE = make_understanding((LOAN.intent, 0.45), (BOARDING.intent, 0.4))
WITHIN = make_understanding((MEALS.intent, 0.7), (BOARDING.intent, 0.15), (LOAN.intent, 0.15))


def test_the_answer_that_both_speak_for_is_told() -> None:
    both = make_understanding((LOAN.intent, 0.8), (MEALS.intent, 0.05))
    assert gone_on(both, both).sayings == (SayAnswer(LOAN.id),)


def test_what_was_understood_with_the_subject_is_kept() -> None:
    decision = gone_on(ALONE, WITHIN)
    assert (decision.understanding, decision.reason) == (WITHIN, "small")


def test_what_nothing_decides_is_offered() -> None:
    assert offered(gone_on(ALONE, WITHIN, memory=Memory(last_answer=AFTER_9.id))) == [LOAN.id, BOARDING.id, MEALS.id]


def test_an_answer_of_the_last_one_s_topic_is_preferred() -> None:
    assert gone_on(ALONE, WITHIN, memory=Memory(last_answer=MEALS.id)).sayings == (SayAnswer(BOARDING.id),)


def test_an_answer_that_the_last_one_leads_to_is_preferred() -> None:
    leading = replace(MEALS, id="meals/money", see_also=(LOAN.id,))
    within = make_understanding((leading.intent, 0.7), (BOARDING.intent, 0.15), (LOAN.intent, 0.15))
    assert gone_on(ALONE, within, leading, memory=Memory(last_answer=leading.id)).sayings == (SayAnswer(LOAN.id),)


@pytest.mark.parametrize("text", ["à nhầm, trường tư", "không phải"])
def test_after_a_correction_the_last_answer_is_not_said_again(text: str) -> None:
    same = make_understanding((TUITION.intent, 0.9), (LOAN.intent, 0.1))
    assert gone_on(same, same, text=text).sayings == (SayAnswer(LOAN.id),)


def test_after_a_correction_the_last_answer_is_not_offered_either() -> None:
    alike = make_understanding((TUITION.intent, 0.4), (LOAN.intent, 0.1), (MEALS.intent, 0.1), (BOARDING.intent, 0.1))
    assert TUITION.id not in offered(gone_on(alike, alike, text="à nhầm"))


def test_without_a_correction_the_last_answer_may_be_what_they_ask_for() -> None:
    same = make_understanding((TUITION.intent, 0.9), (LOAN.intent, 0.1))
    assert gone_on(same, same).sayings == (SayAnswer(TUITION.id),)


def test_the_twin_in_their_own_province_is_preferred() -> None:
    here, there = replace(TUITION, place="nghe_an", elsewhere={"lam_dong": AFTER_12.id}), replace(AFTER_12, place="lam_dong")
    alike = make_understanding((AFTER_12.intent, 0.3), (LOAN.intent, 0.3))
    memory = Memory(last_answer=here.id, place="lam_dong")
    assert gone_on(alike, alike, here, there, memory=memory).sayings == (SayAnswer(there.id),)
    assert offered(gone_on(alike, alike, here, there, memory=replace(memory, place=None))) != [there.id]


@pytest.mark.parametrize(("place", "told"), [("lam_dong", LOAN.id), ("nghe_an", AFTER_12.id)])
def test_an_answer_of_another_province_is_put_behind(place: str, told: str) -> None:
    there, here = replace(AFTER_12, place="nghe_an"), replace(LOAN, place="lam_dong")
    alike = make_understanding((AFTER_12.intent, 0.4), (LOAN.intent, 0.4))
    decision = gone_on(alike, alike, there, here, memory=Memory(last_answer=TUITION.id, place=place))
    assert decision.sayings == (SayAnswer(told),)


def test_at_most_three_are_offered_best_first() -> None:
    unsure = make_understanding((AFTER_9.intent, 0.1), (MEALS.intent, 0.09), (LOAN.intent, 0.08), (BOARDING.intent, 0.07))
    assert offered(gone_on(unsure, unsure)) == [AFTER_9.id, MEALS.id, LOAN.id]


def test_what_hardly_speaks_for_anything_is_asked_about() -> None:
    slight = make_understanding((GREETING, 0.9), (LOAN.intent, 0.05))
    assert offered(gone_on(slight, make_understanding((TUITION.intent, 1.0)))) == [LOAN.id]


def test_where_no_answer_is_near_what_was_decided_with_the_subject_is_said() -> None:
    chat = make_understanding((GREETING, 0.9))
    assert gone_on(chat, chat).sayings == (SayReply("help"),)


def test_with_an_engine_that_understood_nothing_the_second_time_the_first_counts() -> None:
    assert gone_on(make_understanding((LOAN.intent, 0.9)), None).sayings == (SayAnswer(LOAN.id),)

"""The eligibility guide asks one thing after the other, no more than matters, and takes an answer however it is given."""

from dataclasses import replace

import pytest

from bot.conversations import Memory, ReplyKind, Role
from tests.factories import LEVEL, QUESTIONS, WHO, make_book, make_conversation
from tests.unit.dialogue.guiding import LAST_QUESTION, POOR_TRAINEE, POOR_TRAINEE_HOUSEHOLD, before_the_last_question, finished, started
from tests.unit.dialogue.talking import Talk


def test_the_guide_says_what_it_does_and_asks_first_who_is_asking() -> None:
    assert started().text == "Bắt đầu.\n\nAi hỏi?"


def test_a_question_offers_its_answers_and_the_way_out() -> None:
    assert started().payloads == ["household:who:pupil", "household:who:parent", "guide:stop"]


def test_a_later_question_offers_the_way_back_too() -> None:
    talk = started().tap("household:who:pupil")
    assert talk.payloads == [*(f"household:level:{option.id}" for option in LEVEL.options), "guide:back", "guide:stop"]


@pytest.mark.parametrize(("role", "words"), [(Role.PUPIL, "Em học bậc nào?"), (Role.PARENT, "Con học bậc nào?")])
def test_whoever_gave_themselves_away_is_not_asked_who_they_are(role: Role, words: str) -> None:
    talk = Talk(conversation=make_conversation(Memory(role=role))).tap("guide:start")
    assert talk.text == f"Bắt đầu.\n\nCâu 1:\n{words}"
    assert talk.household == {"who": role.value}


def test_who_is_known_can_be_gone_back_on() -> None:
    talk = Talk(conversation=make_conversation(Memory(role=Role.PARENT))).tap("guide:start", "guide:back")
    assert talk.text == "Ai hỏi?"


def test_whoever_says_to_be_a_parent_is_asked_about_the_child() -> None:
    assert started().tap("household:who:parent").text == "Câu 1:\nCon học bậc nào?"


@pytest.mark.parametrize("role", [Role.PUPIL, Role.PARENT])
def test_whoever_says_who_they_are_is_spoken_to_so_from_then_on(role: Role) -> None:
    talk = started().tap(f"household:who:{role.value}")
    assert talk.memory.role is role
    assert talk.tap(*POOR_TRAINEE[1:]).text.startswith("Với anh/chị:" if role is Role.PARENT else "Với em:")
    assert talk.tap("guide:stop").memory.role is role


def test_whoever_corrects_who_they_are_is_spoken_to_so() -> None:
    talk = finished().tap("guide:edit", "guide:ask:who", "household:who:parent")
    assert (talk.memory.role, talk.text.splitlines()[0]) == (Role.PARENT, "Với anh/chị:")


def test_only_the_first_question_tells_who_is_asking() -> None:
    other = replace(WHO, id="reader")
    talk = Talk(replace(make_book(), questions=(LEVEL, other, *QUESTIONS[2:]))).tap("guide:start", "household:level:thpt")
    assert talk.tap("household:reader:parent").household == {"level": "thpt", "reader": "parent"}
    assert talk.memory.role is Role.UNKNOWN


def test_questions_come_one_after_the_other() -> None:
    talk = started()
    answers = ("household:who:pupil", "household:level:thpt", "household:school:public")
    asked = [talk.tap(answer).text for answer in answers]
    assert asked == ["Câu 1:\nEm học bậc nào?", "Câu 2:\nTrường nào?", "Câu 3:\nCó giấy gì?"]


def test_a_question_that_changes_nothing_is_not_asked() -> None:
    assert before_the_last_question().text == LAST_QUESTION


def test_answers_are_remembered_in_order() -> None:
    assert list((finished().household or {}).items()) == list(POOR_TRAINEE_HOUSEHOLD.items())


def test_a_typed_answer_is_as_good_as_a_tap() -> None:
    assert started().ask("hoc sinh").ask("2").household == {"who": "pupil", "level": "intermediate"}


@pytest.mark.parametrize(
    ("text", "option"),
    [("nhà em hộ cận nghèo", "near_poor"), ("NHA TOI HO NGHEO A", "poor"), ("dạ không có ạ", "none"), ("chưa rõ lắm", "unsure")],
)
def test_an_answer_within_a_short_text_is_as_good_as_a_tap(text: str, option: str) -> None:
    assert before_the_last_question().ask(text).household == {**POOR_TRAINEE_HOUSEHOLD, "household": option}


def test_the_beginning_of_one_button_is_as_good_as_a_tap() -> None:
    assert before_the_last_question().ask("quay").text == "Câu 1:\nEm học bậc nào?"


@pytest.mark.parametrize("text", ["hộ", "nghèo", "nhà em là hộ nghèo nhưng ở xa trường lắm", "học phí"])
def test_what_holds_no_one_answer_is_a_free_text(text: str) -> None:
    assert before_the_last_question().ask(text).household == {"who": "pupil", "level": "intermediate"}


@pytest.mark.parametrize("taps", range(4))
def test_every_step_of_the_guide_is_of_its_kind(taps: int) -> None:
    assert started().tap(*POOR_TRAINEE[:taps]).replies[0].kind is ReplyKind.GUIDE

"""The eligibility guide goes back, stops and starts anew, and old or impossible buttons do no harm."""

import pytest

from bot.conversations import Memory, Role
from tests.factories import REPLIES, START_GUIDE, TODAY, make_conversation
from tests.unit.dialogue.guiding import LAST_QUESTION, OVER, POOR_TRAINEE, before_the_last_question, finished, started
from tests.unit.dialogue.talking import Talk


def test_back_asks_the_question_before() -> None:
    talk = before_the_last_question().tap("guide:back")
    assert talk.text == "Câu 1:\nEm học bậc nào?"
    assert talk.household == {"who": "pupil"}


def test_back_from_the_result_asks_the_last_question() -> None:
    assert finished().tap("guide:back").text == LAST_QUESTION


def test_back_before_the_first_question_stays_there() -> None:
    assert started().tap("guide:back").text == "Ai hỏi?"


@pytest.mark.parametrize("step", ["guide:stop", "guide:forget"])
def test_leaving_forgets_the_answers(step: str) -> None:
    talk = before_the_last_question().tap(step)
    assert talk.text == REPLIES["guide_left"].variants[0]
    assert talk.memory.guide is None


def test_leaving_the_guide_keeps_the_rest_of_the_memory() -> None:
    memory = Memory(role=Role.PARENT, grade=9, place="nghe_an", place_since=TODAY)
    assert Talk(conversation=make_conversation(memory)).tap("guide:start", "guide:stop").memory == memory


def test_a_restart_asks_everything_anew() -> None:
    talk = finished().tap("guide:restart")
    assert talk.text == "Ai hỏi?"
    assert talk.household == {}


def test_a_start_in_the_middle_asks_everything_anew() -> None:
    assert "level" not in (before_the_last_question().tap("guide:start").household or {})


@pytest.mark.parametrize(
    "payload", ["household:level:thpt", "household:household:poor", "household:gone:yes", "guide:back", "guide:result", "guide:keep"]
)
def test_an_old_button_after_leaving_is_told_that_the_round_is_over(payload: str) -> None:
    talk = before_the_last_question().tap("guide:stop", payload)
    assert (talk.text, talk.choices) == (OVER, (START_GUIDE,))
    assert talk.memory.guide is None


def test_the_first_question_may_be_answered_by_an_old_button() -> None:
    assert before_the_last_question().tap("guide:stop", "household:who:parent").household == {"who": "parent"}


@pytest.mark.parametrize(
    "payload",
    ["household:school:boarding", "household:level:gone", "household:gone:yes", "household:", "household:level", "household:level:"],
)
def test_an_impossible_answer_is_explained_and_keeps_the_others(payload: str) -> None:
    talk = before_the_last_question().tap(payload)
    assert talk.text == f"Không đi cùng.\n\n{LAST_QUESTION}"
    assert talk.household == {"who": "pupil", "level": "intermediate"}


@pytest.mark.parametrize("taps", range(1, 4))
def test_a_second_tap_of_the_same_button_changes_nothing(taps: int) -> None:
    talk = started().tap(*POOR_TRAINEE[:taps])
    once = (talk.text, talk.memory)
    assert (talk.tap(POOR_TRAINEE[taps - 1]).text, talk.memory) == once


@pytest.mark.parametrize("step", ["guide:gone", "guide:", "guide:ask:gone"])
def test_a_step_that_nobody_knows_goes_on(step: str) -> None:
    assert before_the_last_question().tap(step).text == LAST_QUESTION

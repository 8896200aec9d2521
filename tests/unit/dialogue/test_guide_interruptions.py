"""Whatever comes in the middle of the eligibility guide is answered, and the guide asks again where it should."""

import pytest

from bot.dialogue import SayAnswer
from tests.factories import LOAN, REPLIES, TUITION
from tests.unit.dialogue.guiding import LAST_QUESTION, POOR_TRAINEE, POOR_TRAINEE_HOUSEHOLD, before_the_last_question, finished, started


def test_a_question_in_the_middle_is_answered_and_the_guide_asks_again() -> None:
    talk = before_the_last_question().ask("học phí", SayAnswer(TUITION.id))
    answer, question = talk.replies
    assert answer.answer_id == TUITION.id
    assert question.text == LAST_QUESTION
    assert talk.household == {"who": "pupil", "level": "intermediate"}


def test_the_question_asked_again_can_be_answered_by_typing() -> None:
    assert before_the_last_question().ask("học phí", SayAnswer(TUITION.id)).ask("hộ nghèo").household == POOR_TRAINEE_HOUSEHOLD


def test_a_button_to_an_answer_in_the_middle_brings_the_question_again() -> None:
    assert before_the_last_question().tap(f"answer:{LOAN.id}").replies[1].text == LAST_QUESTION


def test_danger_in_the_middle_is_answered_alone() -> None:
    talk = before_the_last_question().ask("em muốn tự tử")
    assert talk.text == REPLIES["danger_immediate"].variants[0]
    assert talk.choices == ()


def test_after_danger_the_guide_can_go_on() -> None:
    assert before_the_last_question().ask("em muốn tự tử").tap("household:household:poor").household == POOR_TRAINEE_HOUSEHOLD


def test_after_the_result_an_unkept_household_is_forgotten_by_the_next_question() -> None:
    talk = finished().ask("học phí", SayAnswer(TUITION.id))
    assert len(talk.replies) == 1
    assert talk.memory.guide is None


@pytest.mark.parametrize("taps", range(4))
def test_erasing_everything_asks_nothing_more(taps: int) -> None:
    assert started().tap(*POOR_TRAINEE[:taps], "forget").text == REPLIES["forgotten"].variants[0]


def test_erasing_everything_by_a_command_asks_nothing_more() -> None:
    assert before_the_last_question().ask("/xoadulieu").text == REPLIES["forgotten"].variants[0]

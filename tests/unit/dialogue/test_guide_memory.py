"""The eligibility guide forgets a household unless told to keep it."""

from dataclasses import replace

from bot.dialogue import SayAnswer
from tests.factories import HOUSEHOLD, QUESTIONS, REPLIES, TUITION
from tests.unit.dialogue.guiding import LAST_QUESTION, OVER, POOR_TRAINEE_HOUSEHOLD, before_the_last_question, finished


def test_an_unkept_household_is_forgotten_the_next_day() -> None:
    assert finished().days_later().tap("guide:result").text == OVER


def test_half_answered_questions_are_not_asked_again_the_next_day() -> None:
    talk = before_the_last_question().days_later().ask("học phí", SayAnswer(TUITION.id))
    assert len(talk.replies) == 1
    assert talk.memory.guide is None


def test_keeping_is_confirmed() -> None:
    talk = finished().tap("guide:keep")
    assert talk.text == REPLIES["guide_kept"].variants[0]
    assert talk.memory.guide
    assert talk.memory.guide.is_kept


def test_a_kept_household_gets_its_result_at_once_days_later() -> None:
    assert finished().tap("guide:keep").days_later(5).tap("guide:start").text == finished().text


def test_a_kept_household_offers_to_be_forgotten() -> None:
    talk = finished().tap("guide:keep", "guide:result")
    assert "guide:forget" in talk.payloads
    assert "guide:keep" not in talk.payloads


def test_a_kept_household_is_forgotten_when_told_so() -> None:
    assert finished().tap("guide:keep", "guide:forget", "guide:result").text == OVER


def test_a_kept_household_is_asked_again_what_the_guide_asks_otherwise_by_now() -> None:
    talk = finished().tap("guide:keep").days_later()
    changed = replace(HOUSEHOLD, options=tuple(option for option in HOUSEHOLD.options if option.id != "poor"))
    talk.book = replace(talk.book, questions=(*QUESTIONS[:3], changed))
    assert talk.tap("guide:start").text == LAST_QUESTION


def test_a_kept_household_survives_other_questions() -> None:
    talk = finished().tap("guide:keep").ask("học phí", SayAnswer(TUITION.id))
    assert len(talk.replies) == 1
    assert talk.household == POOR_TRAINEE_HOUSEHOLD

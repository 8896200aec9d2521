"""An answer knows who asks for it and when it is overdue."""

from datetime import timedelta

from tests.factories import REVIEW_BY, TUITION, make_answer


def test_an_answer_is_asked_for_by_the_intent_of_its_name() -> None:
    assert make_answer("tuition/gdtx_free", "Học phí GDTX").intent == "tuition_gdtx_free"


def test_an_answer_is_not_overdue_on_its_review_day() -> None:
    assert not TUITION.is_overdue(REVIEW_BY)


def test_an_answer_is_overdue_the_day_after() -> None:
    assert TUITION.is_overdue(REVIEW_BY + timedelta(days=1))

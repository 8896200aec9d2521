"""Answers."""

from bot.knowledge import Answer, Certainty, Citation
from tests.factories.days import REVIEW


def make_answer(answer_id: str, label: str) -> Answer:
    """Return a certain answer for the whole country, checked two days ago, that warns when overdue."""
    return Answer(
        id=answer_id,
        title=f"{label}?",
        label=label,
        text=f"Về {label.lower()}, {{nguoi_hoi}} xem văn bản.",
        certainty=Certainty.CERTAIN,
        uncertain=None,
        citations=(Citation("decree", "Điều 15"),),
        covers=(),
        amounts={},
        review=REVIEW,
    )


TUITION = make_answer("tuition/public", "Học phí trường công")
LOAN = make_answer("loans/student", "Vay vốn đi học")
MEALS = make_answer("support/meals", "Tiền ăn bán trú")
BOARDING = make_answer("support/boarding", "Ở nội trú")
AFTER_9 = make_answer("after_grade_9/streams", "Các hướng đi sau lớp 9")
AFTER_12 = make_answer("after_grade_12/options", "Các hướng đi sau lớp 12")
ANSWERS = (TUITION, LOAN, MEALS, BOARDING, AFTER_9, AFTER_12)

"""The eligibility guide tells what is due, what is possible, what is not and why, and leads on from there."""

from dataclasses import replace

import pytest

from bot.knowledge import Certainty, WhenOverdue
from tests.factories import (
    ALLOWANCE,
    BORROWING,
    CHECKED_ON,
    LOAN,
    REPLIES,
    REVIEW_BY,
    SCHOLARSHIP,
    START_GUIDE,
    TO_RESULT,
    VIET_DUC,
    make_book,
)
from tests.unit.dialogue.guiding import NEAR_POOR_STUDENT, POOR_TRAINEE, POOR_TRAINEE_HOUSEHOLD, UNSURE_TRAINEE, WELL_OFF_TRAINEE, finished
from tests.unit.dialogue.talking import Talk


def test_the_result_tells_what_is_due_and_what_is_possible() -> None:
    assert finished().text == (
        "Với em:\n\nĐược:\n• Học bổng: 2.024.000 đồng một tháng. (Điều 9 Nghị định 238/2025/NĐ-CP)"
        "\n\nCó thể:\n• Vay tiền\n\nEm hỏi lại trường."
    )


def test_the_result_leads_to_every_benefit_and_every_step() -> None:
    steps = ["guide:not_due", "guide:edit", "guide:keep", "guide:restart"]
    assert finished().payloads == ["benefit:scholarship", "benefit:borrowing", *steps]


def test_the_result_cites_what_is_due_and_tells_the_day_of_the_check() -> None:
    reply = finished().replies[0]
    assert len(reply.sources) == 1
    assert reply.sources[0].startswith("Nghị định 238/2025/NĐ-CP về học phí")
    assert reply.checked_on == CHECKED_ON


def test_what_is_not_due_is_told_with_the_reason() -> None:
    talk = finished(WELL_OFF_TRAINEE).tap("guide:not_due")
    assert "• Trợ cấp: cho nhà khó khăn (Hộ gia đình: Không có)." in talk.text.splitlines()


def test_what_is_for_other_levels_is_only_counted() -> None:
    assert finished(NEAR_POOR_STUDENT).tap("guide:not_due").text == "Không được:\n• Còn 1 khoản của bậc khác."


def test_what_a_higher_benefit_takes_the_place_of_is_told() -> None:
    assert "• Trợ cấp: đã có Học bổng." in finished().tap("guide:not_due").text


def test_from_the_reasons_a_way_leads_back_to_the_result() -> None:
    talk = finished().tap("guide:not_due")
    assert talk.choices[0] == TO_RESULT
    assert talk.tap("guide:result").text == finished().text


def test_an_answer_not_known_leaves_benefits_possible() -> None:
    talk = finished(UNSURE_TRAINEE)
    assert "Có thể:\n• Học bổng\n• Trợ cấp\n• Vay tiền" in talk.text
    assert "Được:" not in talk.text


def test_nothing_ruled_out_is_told_so() -> None:
    assert finished(UNSURE_TRAINEE).tap("guide:not_due").text == "Chưa loại gì."


def test_a_benefit_in_full_is_told_for_the_household() -> None:
    talk = finished().tap("benefit:scholarship")
    assert "Dành cho: thuộc hộ nghèo" in talk.text
    assert TO_RESULT in talk.choices


def test_a_benefit_in_full_keeps_the_household() -> None:
    assert finished().tap("benefit:scholarship", "guide:result").text == finished().text


def test_reading_more_of_a_benefit_keeps_the_household() -> None:
    talk = finished().tap("benefit:borrowing", f"answer:{LOAN.id}", "guide:result")
    assert talk.text == finished().text


@pytest.mark.parametrize("payload", [f"answer:{LOAN.id}", "path:after_grade_9", "reply:help", "handoff", f"institution:{VIET_DUC.id}"])
def test_a_tap_after_the_result_keeps_the_household_and_asks_nothing(payload: str) -> None:
    talk = finished().tap(payload)
    assert len(talk.replies) == 1
    assert talk.household == POOR_TRAINEE_HOUSEHOLD


def test_a_number_typed_for_a_button_after_the_result_keeps_the_household() -> None:
    talk = finished().tap("benefit:borrowing")
    number = talk.payloads.index(f"answer:{LOAN.id}") + 1
    assert talk.ask(str(number)).replies[0].answer_id == LOAN.id
    assert talk.household == POOR_TRAINEE_HOUSEHOLD


def test_a_command_after_the_result_forgets_the_household() -> None:
    assert finished().ask("/hocphi").memory.guide is None


def test_a_benefit_outside_the_guide_tells_all_its_grounds_and_offers_the_guide() -> None:
    talk = Talk().tap("benefit:scholarship")
    assert "Dành cho: ở nội trú; thuộc hộ nghèo" in talk.text
    assert START_GUIDE in talk.choices


def test_a_benefit_that_is_gone_is_told_so() -> None:
    assert Talk().tap("benefit:gone").text == REPLIES["no_longer_here"].variants[0]


def test_an_unsure_benefit_is_possible_at_most_and_takes_no_other_one_s_place() -> None:
    unsure = replace(SCHOLARSHIP, certainty=Certainty.UNSURE, uncertain="mức tiền")
    book = replace(make_book(), benefits={benefit.id: benefit for benefit in (unsure, ALLOWANCE, BORROWING)})
    talk = Talk(book).tap("guide:start", *POOR_TRAINEE)
    assert "Có thể:\n• Học bổng\n• Vay tiền" in talk.text
    assert "Được:\n• Trợ cấp" in talk.text


def test_a_benefit_too_long_unchecked_is_possible_at_most_and_names_no_sum() -> None:
    withheld = replace(SCHOLARSHIP, review=replace(SCHOLARSHIP.review, when_overdue=WhenOverdue.WITHHOLD))
    book = replace(make_book(), benefits={benefit.id: benefit for benefit in (withheld, ALLOWANCE, BORROWING)})
    talk = Talk(book, REVIEW_BY).days_later().tap("guide:start", *POOR_TRAINEE)
    assert "Có thể:\n• Học bổng" in talk.text
    assert "2.024.000" not in talk.text

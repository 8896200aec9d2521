"""Every answer to the eligibility guide can be seen and corrected."""

from tests.factories import HOUSEHOLD
from tests.unit.dialogue.guiding import NEAR_POOR_STUDENT, POOR_TRAINEE_HOUSEHOLD, finished, started


def test_all_answers_can_be_seen_and_changed() -> None:
    talk = finished().tap("guide:edit")
    assert talk.text == "Em đã chọn:\n• Người hỏi: Học sinh\n• Bậc học: Trung cấp\n• Hộ gia đình: Hộ nghèo"
    assert talk.payloads == ["guide:ask:who", "guide:ask:level", "guide:ask:household", "guide:result"]
    assert [choice.label for choice in talk.choices[:2]] == ["Sửa: Người hỏi", "Sửa: Bậc học"]


def test_an_answer_is_asked_for_anew() -> None:
    talk = finished().tap("guide:edit", "guide:ask:household")
    assert talk.text == "Có giấy gì?"
    assert talk.payloads == [*(f"household:household:{option.id}" for option in HOUSEHOLD.options), "guide:result"]


def test_asking_anew_changes_nothing_yet() -> None:
    assert finished().tap("guide:edit", "guide:ask:household").household == POOR_TRAINEE_HOUSEHOLD


def test_an_answer_asked_for_anew_offers_what_goes_with_the_others_only() -> None:
    assert "household:school:boarding" not in finished().tap("guide:edit", "guide:ask:school").payloads


def test_a_correction_thought_better_of_keeps_all_answers() -> None:
    talk = finished().tap("guide:edit", "guide:ask:level", "guide:result")
    assert (talk.household, talk.text) == (POOR_TRAINEE_HOUSEHOLD, finished().text)


def test_a_corrected_answer_takes_the_place_of_the_old_one() -> None:
    talk = finished().tap("guide:edit", "guide:ask:household", "household:household:none")
    assert talk.household == {**POOR_TRAINEE_HOUSEHOLD, "household": "none"}
    assert "Chưa thấy gì" in talk.text


def test_a_correction_asks_what_matters_now() -> None:
    assert "Trường nào?" in finished(NEAR_POOR_STUDENT).tap("household:level:thpt").text


def test_a_correction_takes_answers_along_that_no_longer_fit() -> None:
    talk = started().tap("household:who:pupil", "household:level:thpt", "household:school:boarding", "household:level:university")
    assert talk.household == {"who": "pupil", "level": "university"}

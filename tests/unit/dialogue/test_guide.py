"""The eligibility guide asks one thing after the other, can be corrected and left, and forgets unless told not to."""

from dataclasses import replace

import pytest

from bot.conversations import Memory, ReplyKind, Role
from bot.dialogue import SayAnswer
from bot.knowledge import Certainty, WhenOverdue
from tests.factories import (
    ALLOWANCE,
    BORROWING,
    CHECKED_ON,
    HOUSEHOLD,
    LEVEL,
    LOAN,
    QUESTIONS,
    REPLIES,
    REVIEW_BY,
    SCHOLARSHIP,
    START_GUIDE,
    TO_RESULT,
    TODAY,
    TUITION,
    VIET_DUC,
    WHO,
    make_book,
    make_conversation,
)
from tests.unit.dialogue.talking import Talk

POOR_TRAINEE = ("household:who:pupil", "household:level:intermediate", "household:household:poor")
POOR_TRAINEE_HOUSEHOLD = {"who": "pupil", "level": "intermediate", "household": "poor"}
NEAR_POOR_STUDENT = ("household:who:pupil", "household:level:university", "household:household:near_poor")
WELL_OFF_TRAINEE = ("household:who:pupil", "household:level:intermediate", "household:household:none")
UNSURE_TRAINEE = ("household:who:pupil", "household:level:intermediate", "household:household:unsure")
LAST_QUESTION = "Câu 2:\nCó giấy gì?"
OVER = REPLIES["guide_over"].variants[0]


def started() -> Talk:
    """Start the guide."""
    return Talk().tap("guide:start")


def before_the_last_question() -> Talk:
    """Answer all questions but one."""
    return started().tap(*POOR_TRAINEE[:2])


def finished(answers: tuple[str, ...] = POOR_TRAINEE) -> Talk:
    """Answer all questions."""
    return started().tap(*answers)


# Questions.


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


# Back, stop, restart.


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


# Old and impossible buttons.


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


# Corrections.


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


# The result.


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


# Kept, or forgotten.


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


# A question in the middle.


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

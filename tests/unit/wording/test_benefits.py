"""A benefit is told for the household: sums of the day, the ground that holds, the papers, where to apply."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from bot.conversations import Choice, Reply, ReplyKind, Role
from bot.dialogue.guide import assess_all
from bot.eligibility import Household
from bot.knowledge import Amount, Benefit, Book, Certainty, Citation, WhenOverdue
from bot.wording import (
    Asker,
    Voice,
    word_answers_so_far,
    word_benefit,
    word_not_due,
    word_outcome,
    word_question,
    word_question_again,
)
from tests.factories import (
    ALLOWANCE,
    BENEFITS,
    BORROWING,
    CHECKED_ON,
    HANDOFF,
    HOUSEHOLD,
    LEVEL,
    LOAN,
    RAISED_ON,
    REVIEW_BY,
    SCHOLARSHIP,
    SCHOOL,
    START_GUIDE,
    TO_RESULT,
    TODAY,
    WHO,
    is_any,
    make_book,
)

THE_DAY_AFTER = REVIEW_BY + timedelta(days=1)
POOR_TRAINEE: Household = {"level": "intermediate", "household": "poor"}
BOARDER: Household = {"level": "thpt", "school": "boarding", "household": "none"}
POOR_BOARDER: Household = {"level": "thpt", "school": "boarding", "household": "poor"}
STUDENT: Household = {"level": "university", "household": "none"}


def book_of(*benefits: Benefit) -> Book:
    """Return a book in which `benefits` take the place of those of the same id."""
    return replace(make_book(), benefits={benefit.id: benefit for benefit in (*BENEFITS, *benefits)})


def in_full(benefit: Benefit, household: Household | None = None, today: date = TODAY, role: Role = Role.UNKNOWN) -> Reply:
    """Word `benefit` in full, for a household if one is given."""
    voice = Voice(book_of(benefit), today, Asker(role))
    return word_benefit(voice, benefit, assess_all(voice, household)[benefit.id] if household is not None else None)


def outcome(household: Household, *benefits: Benefit, today: date = TODAY) -> Reply:
    """Word what came out for `household`."""
    voice = Voice(book_of(*benefits), today)
    return word_outcome(voice, assess_all(voice, household), is_kept=False)


def not_due(household: Household) -> str:
    """Word what is not due to `household`."""
    voice = Voice(make_book(), TODAY)
    return word_not_due(voice, assess_all(voice, household), household).text


# Questions.


def test_a_question_leaves_out_what_does_not_go_with_earlier_answers() -> None:
    reply = word_question(Voice(make_book(), TODAY), SCHOOL, {"level": "university"})
    assert "household:school:boarding" not in [choice.payload for choice in reply.choices]


def test_a_question_is_put_to_a_parent_about_the_child() -> None:
    assert "Con học bậc nào?" in word_question(Voice(make_book(), TODAY, Asker(Role.PARENT)), LEVEL, {}).text


def test_who_is_asking_is_not_counted_among_the_questions() -> None:
    voice = Voice(make_book(), TODAY)
    asked = [word_question(voice, WHO, {}), word_question(voice, LEVEL, {"who": "pupil"}), word_question(voice, HOUSEHOLD, POOR_TRAINEE)]
    assert [reply.text for reply in asked] == ["Ai hỏi?", "Câu 1:\nEm học bậc nào?", "Câu 3:\nCó giấy gì?"]


def test_a_question_asked_again_leads_back_to_the_result_only() -> None:
    reply = word_question_again(Voice(make_book(), TODAY, Asker(Role.PARENT)), LEVEL, {"who": "parent", "household": "poor"})
    assert reply.text == "Con học bậc nào?"
    assert [choice.payload for choice in reply.choices] == [*(f"household:level:{option.id}" for option in LEVEL.options), "guide:result"]


def test_an_answer_that_is_no_option_any_more_is_listed_as_it_is() -> None:
    assert "• Bậc học: college" in word_answers_so_far(Voice(make_book(), TODAY), {"level": "college"}).text


# What came out.


@pytest.mark.parametrize(("day", "sum_of_the_day"), [(RAISED_ON - timedelta(days=1), "1.872.000 đồng"), (RAISED_ON, "2.024.000 đồng")])
def test_a_sum_is_computed_from_the_base_salary_of_the_day(day: date, sum_of_the_day: str) -> None:
    assert f"• Học bổng: {sum_of_the_day} một tháng." in outcome(POOR_TRAINEE, today=day).text


@pytest.mark.parametrize(("household", "article"), [(POOR_TRAINEE, "Điều 9"), (BOARDER, "Điều 8"), (POOR_BOARDER, "Điều 8")])
def test_the_article_of_the_ground_that_holds_is_named(household: Household, article: str) -> None:
    assert f"({article} Nghị định 238/2025/NĐ-CP)" in outcome(household).text


def test_a_benefit_without_grounds_names_the_article_of_its_first_source() -> None:
    assert "(Điều 17 Nghị định 238/2025/NĐ-CP)" in outcome({"level": "university", "household": "near_poor"}).text


def test_a_source_without_number_or_article_is_named_by_what_it_is() -> None:
    press = replace(ALLOWANCE, citations=(Citation("article"),))
    assert "một tháng. (Bài báo)" in outcome({"level": "university", "household": "near_poor"}, press).text


def test_what_is_possible_names_no_sum() -> None:
    assert "Có thể:\n• Vay tiền\n" in outcome(POOR_TRAINEE).text
    assert "6,24%" not in outcome(POOR_TRAINEE).text


def test_nothing_found_sends_to_the_school() -> None:
    reply = outcome(STUDENT)
    assert reply.text == "Với em:\n\nChưa thấy gì, em hỏi trường.\n\nEm hỏi lại trường."
    assert (reply.sources, reply.checked_on) == ((), None)


def test_the_oldest_check_is_told() -> None:
    older = replace(
        ALLOWANCE, review=replace(ALLOWANCE.review, checked_on=CHECKED_ON - timedelta(days=3)), rule=replace(ALLOWANCE.rule, yields_to=())
    )
    assert outcome(POOR_TRAINEE, older).checked_on == CHECKED_ON - timedelta(days=3)


def test_an_overdue_benefit_is_warned_of_once() -> None:
    free = replace(ALLOWANCE, rule=replace(ALLOWANCE.rule, yields_to=()))
    assert outcome(POOR_TRAINEE, free, today=THE_DAY_AFTER).text.count("Kiểm tra lần cuối ngày 20/11/2026") == 1


def test_a_kept_outcome_may_be_forgotten() -> None:
    voice = Voice(make_book(), TODAY)
    reply = word_outcome(voice, assess_all(voice, STUDENT), is_kept=True)
    assert Choice("Quên", "guide:forget") in reply.choices


# What is not due.


def test_what_is_not_due_is_told_with_the_answers_that_rule_it_out() -> None:
    assert not_due(STUDENT).splitlines() == [
        "Không được:",
        "• Trợ cấp: cho nhà khó khăn (Hộ gia đình: Không có).",
        "• Vay tiền: cho nhà khó khăn (Hộ gia đình: Không có).",
        "• Còn 1 khoản của bậc khác.",
    ]


def test_several_answers_that_rule_it_out_are_all_told() -> None:
    public = {"level": "thpt", "school": "public", "household": "near_poor"}
    assert "• Học bổng: cho nhà khó khăn (Loại trường: Trường công, Hộ gia đình: Hộ cận nghèo)." in not_due(public)


def test_what_the_level_alone_rules_out_is_only_counted() -> None:
    pupil = {"level": "thpt", "school": "boarding", "household": "near_poor"}
    assert not_due(pupil) == "Không được:\n• Trợ cấp: đã có Học bổng.\n• Còn 1 khoản của bậc khác."


def test_what_the_level_alone_would_make_due_is_not_counted_among_other_levels() -> None:
    for_trainees = replace(ALLOWANCE, rule=replace(ALLOWANCE.rule, when=is_any("level", "intermediate")))
    voice = Voice(book_of(for_trainees), TODAY)
    assert word_not_due(voice, assess_all(voice, POOR_TRAINEE), POOR_TRAINEE).text == "Không được:\n• Trợ cấp: đã có Học bổng."


def test_what_the_level_rules_out_with_another_answer_is_told_with_both() -> None:
    lines = not_due({"level": "intermediate", "household": "none"}).splitlines()
    assert "• Học bổng: cho nhà khó khăn (Bậc học: Trung cấp, Hộ gia đình: Không có)." in lines


def test_nothing_ruled_out_is_told_so() -> None:
    assert not_due({}) == "Chưa loại gì."


def test_what_another_benefit_takes_the_place_of_is_told_by_its_title() -> None:
    assert not_due(POOR_TRAINEE) == "Không được:\n• Trợ cấp: đã có Học bổng."


# In full.


def test_a_benefit_tells_sum_reason_papers_and_office() -> None:
    assert in_full(SCHOLARSHIP, POOR_TRAINEE).text == (
        "Học bổng\n\n• Được: 2.024.000 đồng một tháng.\n• Dành cho: thuộc hộ nghèo\n• Giấy tờ: giấy hộ nghèo\n• Nộp: Nộp cho trường."
    )


@pytest.mark.parametrize(("household", "article"), [(POOR_TRAINEE, "Điều 9"), (BOARDER, "Điều 8")])
def test_a_benefit_cites_the_article_of_the_ground_that_holds(household: Household, article: str) -> None:
    assert in_full(SCHOLARSHIP, household).sources == (f"Nghị định 238/2025/NĐ-CP về học phí, {article} (03/09/2025; đang hiệu lực)",)


def test_a_ground_without_papers_of_its_own_needs_those_of_the_benefit() -> None:
    assert "• Giấy tờ: đơn\n" in in_full(SCHOLARSHIP, BOARDER).text


def test_a_benefit_without_household_tells_all_grounds_and_the_articles_as_they_stand() -> None:
    reply = in_full(SCHOLARSHIP)
    assert "• Dành cho: ở nội trú; thuộc hộ nghèo" in reply.text
    assert "Điều 17" in reply.sources[0]


def test_a_benefit_that_is_not_due_tells_for_whom_it_is() -> None:
    assert "• Dành cho: ở nội trú; thuộc hộ nghèo" in in_full(SCHOLARSHIP, STUDENT).text


def test_what_is_needed_beyond_the_questions_is_told() -> None:
    assert "• Còn cần: trường xác nhận" in in_full(BORROWING, POOR_TRAINEE).text


def test_a_row_without_words_is_left_out() -> None:
    assert "Giấy tờ" not in in_full(replace(ALLOWANCE, papers=None)).text


def test_a_doubt_is_told_under_it_with_its_sums() -> None:
    unsure = replace(ALLOWANCE, certainty=Certainty.UNSURE, uncertain="có thể {half}", amounts={"half": Amount(Decimal(50), "base_salary")})
    reply = in_full(unsure)
    assert reply.kind is ReplyKind.UNCERTAIN
    assert reply.text.endswith("Điều chưa chắc: có thể 1.265.000 đồng")


def test_a_benefit_is_worded_for_a_parent() -> None:
    benefit = replace(ALLOWANCE, apply="{Nguoi_hoi} hỏi trường của {nguoi_hoc}.")
    assert "Anh/chị hỏi trường của con." in in_full(benefit, role=Role.PARENT).text


def test_a_withheld_benefit_names_no_sum() -> None:
    withheld = replace(SCHOLARSHIP, review=replace(SCHOLARSHIP.review, when_overdue=WhenOverdue.WITHHOLD))
    reply = in_full(withheld, POOR_TRAINEE, THE_DAY_AFTER)
    assert (reply.kind, reply.text) == (ReplyKind.UNCERTAIN, 'Phần "Học bổng" quá hạn kiểm tra từ lần cuối ngày 20/11/2026.')


def test_more_can_be_read_and_a_person_asked() -> None:
    more = Choice(LOAN.label, f"answer:{LOAN.id}")
    assert in_full(BORROWING, POOR_TRAINEE).choices == (TO_RESULT, more, HANDOFF)
    assert in_full(BORROWING).choices == (more, START_GUIDE, HANDOFF)

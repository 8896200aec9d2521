"""An answer is worded for the asker and the day: figures, doubts, dates, places and buttons."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from bot.conversations import Choice, Reply, ReplyKind, Role
from bot.knowledge import Amount, Answer, Certainty, Citation, ValueNotYetInForceError, WhenOverdue
from bot.wording import Asker, Voice, handoff_choice, word_answer, word_choices, word_reply
from tests.factories import (
    AFTER_9,
    BOARDING,
    CHECKED_ON,
    HANDOFF,
    LOAN,
    MEALS,
    RAISED_ON,
    REVIEW_BY,
    TODAY,
    TUITION,
    make_book,
)

THE_DAY_AFTER = REVIEW_BY + timedelta(days=1)
WITHHOLDING = replace(TUITION, review=replace(TUITION.review, when_overdue=WhenOverdue.WITHHOLD))
OF_NGHE_AN = replace(TUITION, place="nghe_an")


def worded(answer: Answer, asker: Asker | None = None, today: date = TODAY) -> Reply:
    """Word `answer` from a book that holds it."""
    return word_answer(Voice(make_book(answer), today, asker or Asker()), answer)


def filled(text: str, role: Role = Role.UNKNOWN, today: date = TODAY) -> str:
    """Fill the placeholders of `text`."""
    return Voice(make_book(), today, Asker(role)).fill(text)


def test_an_answer_says_its_text() -> None:
    assert worded(TUITION).text == "Về học phí trường công, em xem văn bản."


def test_an_answer_is_named_and_dated() -> None:
    reply = worded(TUITION)
    assert (reply.kind, reply.answer_id, reply.checked_on) == (ReplyKind.ANSWER, TUITION.id, CHECKED_ON)


def test_an_answer_prints_its_sources_in_order() -> None:
    first, second = worded(replace(TUITION, citations=(Citation("decree", "Điều 15"), Citation("article")))).sources
    assert first.startswith("Nghị định 238/2025/NĐ-CP")
    assert second.startswith("Bài báo")


def test_a_likely_answer_tells_its_doubt_after_its_text() -> None:
    reply = worded(replace(TUITION, certainty=Certainty.LIKELY, uncertain="mức tiền; {nguoi_hoi} hỏi trường"))
    assert reply.text.endswith("em xem văn bản.\n\nĐiều chưa chắc: mức tiền; em hỏi trường")


def test_a_likely_answer_is_an_answer() -> None:
    assert worded(replace(TUITION, certainty=Certainty.LIKELY, uncertain="mức tiền")).kind is ReplyKind.ANSWER


def test_an_unsure_answer_is_said_to_be_uncertain() -> None:
    assert worded(replace(TUITION, certainty=Certainty.UNSURE, uncertain="mức tiền")).kind is ReplyKind.UNCERTAIN


def test_an_unsure_answer_offers_a_person() -> None:
    assert HANDOFF in worded(replace(TUITION, certainty=Certainty.UNSURE, uncertain="mức tiền")).choices


def test_a_certain_answer_offers_related_ones_only() -> None:
    assert worded(replace(TUITION, see_also=(LOAN.id,))).choices == (Choice(LOAN.label, f"answer:{LOAN.id}"),)


# Figures.


@pytest.mark.parametrize(("day", "figure"), [(RAISED_ON - timedelta(days=1), "2.340.000 đồng"), (RAISED_ON, "2.530.000 đồng")])
def test_a_figure_is_the_one_of_the_day(day: date, figure: str) -> None:
    assert worded(replace(TUITION, text="Lương {base_salary}."), today=day).text == f"Lương {figure}."


def test_a_percentage_is_printed_with_a_comma() -> None:
    assert filled("{loan_rate}") == "6,24%"


@pytest.mark.parametrize(("percent", "printed"), [("4.80", "4,8%"), ("100", "100%"), ("0.5", "0,5%"), ("10", "10%"), ("7.0", "7%")])
def test_a_percentage_is_printed_without_idle_digits(percent: str, printed: str) -> None:
    book = make_book()
    rate = book.values["loan_rate"]
    changed = replace(rate, values=(replace(rate.values[0], value=Decimal(percent)),))
    book = replace(book, values={**book.values, "loan_rate": changed})
    assert Voice(book, TODAY).fill("{loan_rate}") == printed


@pytest.mark.parametrize(("day", "amount"), [(RAISED_ON - timedelta(days=1), "936.000 đồng"), (RAISED_ON, "1.012.000 đồng")])
def test_an_amount_is_computed_from_the_value_of_the_day(day: date, amount: str) -> None:
    answer = replace(MEALS, text="Được {meals}.", amounts={"meals": Amount(Decimal(40), "base_salary")})
    assert worded(answer, today=day).text == f"Được {amount}."


def test_an_amount_may_be_told_in_the_doubt() -> None:
    amounts = {"meals": Amount(Decimal(40), "base_salary")}
    answer = replace(MEALS, certainty=Certainty.LIKELY, uncertain="có thể {meals}", amounts=amounts)
    assert "có thể 1.012.000 đồng" in worded(answer).text


def test_a_figure_that_is_not_yet_in_force_is_never_made_up() -> None:
    with pytest.raises(ValueNotYetInForceError):
        worded(replace(LOAN, text="Lãi {loan_rate}."), today=date(2025, 11, 30))


def test_an_amount_of_a_figure_not_yet_in_force_is_never_made_up() -> None:
    answer = replace(LOAN, text="Lãi {half}.", amounts={"half": Amount(Decimal(50), "loan_rate")})
    with pytest.raises(ValueNotYetInForceError):
        worded(answer, today=date(2025, 11, 30))


def test_a_figure_that_an_answer_does_not_use_does_not_hinder_it() -> None:
    assert worded(TUITION, today=date(2020, 1, 1)).kind is ReplyKind.ANSWER


# Review dates.


def test_an_answer_carries_no_warning_on_its_review_day() -> None:
    assert worded(TUITION, today=REVIEW_BY) == worded(TUITION)


def test_an_overdue_answer_is_warned_of_the_day_after() -> None:
    reply = worded(TUITION, today=THE_DAY_AFTER)
    assert reply.text == f"{worded(TUITION).text}\n\nKiểm tra lần cuối ngày 20/11/2026, em hỏi lại nhé."


def test_an_overdue_answer_is_uncertain() -> None:
    assert worded(TUITION, today=THE_DAY_AFTER).kind is ReplyKind.UNCERTAIN


def test_an_overdue_answer_offers_a_person() -> None:
    assert HANDOFF in worded(TUITION, today=THE_DAY_AFTER).choices


def test_a_withholding_answer_is_said_on_its_review_day() -> None:
    assert worded(WITHHOLDING, today=REVIEW_BY) == worded(WITHHOLDING)


def test_a_withheld_answer_says_nothing_of_its_text() -> None:
    text = worded(WITHHOLDING, today=THE_DAY_AFTER).text
    assert text == 'Phần "Học phí trường công?" quá hạn kiểm tra từ lần cuối ngày 20/11/2026.'


def test_a_withheld_answer_keeps_its_doubt_to_itself() -> None:
    answer = replace(WITHHOLDING, certainty=Certainty.LIKELY, uncertain="mức tiền")
    assert "mức tiền" not in worded(answer, today=THE_DAY_AFTER).text


def test_a_withheld_answer_is_uncertain_and_offers_a_person() -> None:
    reply = worded(WITHHOLDING, today=THE_DAY_AFTER)
    assert reply.kind is ReplyKind.UNCERTAIN
    assert HANDOFF in reply.choices


# Forms of address.


@pytest.mark.parametrize(("role", "words"), [(Role.UNKNOWN, "em, em"), (Role.PUPIL, "em, em"), (Role.PARENT, "anh/chị, con")])
def test_the_asker_and_the_learner_are_called_by_their_role(role: Role, words: str) -> None:
    assert filled("{nguoi_hoi}, {nguoi_hoc}", role) == words


@pytest.mark.parametrize(("role", "words"), [(Role.PUPIL, "Em. Em."), (Role.PARENT, "Anh/chị. Con.")])
def test_a_form_of_address_begins_a_sentence_with_a_capital(role: Role, words: str) -> None:
    assert filled("{Nguoi_hoi}. {Nguoi_hoc}.", role) == words


def test_an_answer_is_worded_for_a_parent() -> None:
    assert "anh/chị xem văn bản" in worded(TUITION, Asker(Role.PARENT)).text


def test_a_warning_is_worded_for_a_parent() -> None:
    assert "anh/chị hỏi lại nhé" in worded(TUITION, Asker(Role.PARENT), THE_DAY_AFTER).text


# Places.


def test_an_answer_for_another_province_says_so_first() -> None:
    first, *rest = worded(OF_NGHE_AN, Asker(place="lam_dong")).text.split("\n\n")
    assert first == "Đây là của Nghệ An. Với Lâm Đồng mình chưa có."
    assert rest == [worded(TUITION).text]


@pytest.mark.parametrize("place", ["nghe_an", None])
def test_an_answer_for_this_province_or_an_unknown_one_has_no_note(place: str | None) -> None:
    assert worded(OF_NGHE_AN, Asker(place=place)).text == worded(TUITION).text


def test_an_answer_that_another_province_has_differently_names_its_own() -> None:
    answer = replace(OF_NGHE_AN, elsewhere={"lam_dong": LOAN.id})
    assert worded(answer).text == f"Đây là của Nghệ An.\n\n{worded(TUITION).text}"


def test_a_province_that_the_book_does_not_know_is_called_another() -> None:
    assert worded(OF_NGHE_AN, Asker(place="other")).text.startswith("Đây là của Nghệ An. Với tỉnh khác mình chưa có.")


def test_an_answer_for_the_whole_country_has_no_note() -> None:
    assert worded(TUITION, Asker(place="lam_dong")).text == worded(TUITION).text


# Buttons.


def test_a_choice_bears_the_label_and_leads_to_the_answer() -> None:
    assert word_choices(make_book(), [AFTER_9.id]) == (Choice("Các hướng đi sau lớp 9", "answer:after_grade_9/streams"),)


def test_three_choices_at_most_are_offered_in_order() -> None:
    wanted = (TUITION, LOAN, MEALS, BOARDING)
    offered = word_choices(make_book(), [answer.id for answer in wanted])
    assert [choice.label for choice in offered] == [answer.label for answer in wanted[:3]]


def test_an_unpublished_answer_is_not_offered() -> None:
    assert word_choices(make_book(), ["tuition/draft"]) == ()


def test_an_unpublished_answer_takes_no_place_among_three() -> None:
    offered = word_choices(make_book(), ["tuition/draft", TUITION.id, LOAN.id, MEALS.id])
    assert [choice.label for choice in offered] == [TUITION.label, LOAN.label, MEALS.label]


def test_a_person_is_asked_for_by_a_button() -> None:
    assert handoff_choice(make_book()) == HANDOFF


# The bot's own phrases.


@pytest.mark.parametrize(("turn", "text"), [(0, "Mình nghe."), (1, "Em hỏi đi."), (2, "Chào em nhé."), (3, "Mình nghe.")])
def test_wordings_of_a_phrase_take_turns(turn: int, text: str) -> None:
    assert word_reply(Voice(make_book(), TODAY, Asker(turn=turn)), "greet").text == text


def test_a_phrase_has_its_kind_and_buttons() -> None:
    reply = word_reply(Voice(make_book(), TODAY), "unknown_again")
    assert (reply.kind, reply.choices) == (ReplyKind.UNKNOWN, (HANDOFF,))


def test_a_phrase_cites_nothing() -> None:
    reply = word_reply(Voice(make_book(), TODAY), "greet")
    assert (reply.sources, reply.answer_id, reply.checked_on) == ((), None, None)

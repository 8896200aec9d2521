"""A clause is told as a digest, and one of a period that is over says so."""

from dataclasses import replace
from datetime import timedelta

from bot.conversations import Reply, ReplyKind
from bot.knowledge import Certainty, Provision, WhenOverdue
from bot.wording import Voice, word_provision
from tests.factories import CHECKED_ON, HANDOFF, REVIEW_BY, TARGET, TODAY, make_book

THE_DAY_AFTER = REVIEW_BY + timedelta(days=1)
IN_FORCE = replace(TARGET, source_id="decree", at="Điều 15", now=None, period=None)


def worded(provision: Provision) -> Reply:
    """Word `provision`."""
    return word_provision(Voice(make_book(), TODAY), provision)


def test_a_clause_of_a_period_that_is_over_says_so_and_what_holds_now() -> None:
    assert worded(TARGET).text.split("\n\n") == [
        "Mục tiêu học nghề (Mục II.1):",
        "25-30% học sinh xong lớp 9 học nghề.",
        "Nay: đã hết giai đoạn.",
        "Đây là tóm tắt của 2021-2025, đã hết.",
    ]


def test_a_clause_in_force_is_only_said_to_be_a_digest() -> None:
    assert worded(IN_FORCE).text.split("\n\n")[1:] == ["25-30% học sinh xong lớp 9 học nghề.", "Đây là tóm tắt."]


def test_a_clause_cites_its_article_and_whether_it_holds() -> None:
    assert worded(TARGET).sources == ("Kế hoạch 3129/KH-UBND về phân luồng, Mục II.1 (24/08/2021; đã hết giai đoạn)",)


def test_a_clause_is_dated_and_offers_a_person() -> None:
    reply = worded(TARGET)
    assert (reply.kind, reply.checked_on, reply.choices) == (ReplyKind.ANSWER, CHECKED_ON, (HANDOFF,))


def test_an_unsure_digest_is_uncertain() -> None:
    assert worded(replace(TARGET, certainty=Certainty.UNSURE)).kind is ReplyKind.UNCERTAIN


def test_a_clause_may_hold_figures_of_the_day() -> None:
    assert "2.530.000 đồng" in worded(replace(IN_FORCE, text="Bằng {base_salary}.")).text


def test_a_withheld_clause_is_not_told() -> None:
    withheld = replace(TARGET, review=replace(TARGET.review, when_overdue=WhenOverdue.WITHHOLD))
    reply = word_provision(Voice(make_book(), THE_DAY_AFTER), withheld)
    assert "25-30%" not in reply.text
    assert reply.kind is ReplyKind.UNCERTAIN

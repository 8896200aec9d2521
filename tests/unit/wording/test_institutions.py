"""An institution is told fact by fact, each with its date; what is not sure is marked, what differs is told twice."""

from dataclasses import replace
from datetime import timedelta

from bot.conversations import Reply, ReplyKind, Role
from bot.knowledge import Certainty, Citation, FactKind, Institution, WhenOverdue
from bot.wording import Asker, Voice, word_institution
from tests.factories import CHECKED_ON, HANDOFF, REVIEW_BY, TODAY, VIET_DUC, make_book, make_fact

THE_DAY_AFTER = REVIEW_BY + timedelta(days=1)


def worded(institution: Institution = VIET_DUC, role: Role = Role.UNKNOWN) -> Reply:
    """Word `institution`."""
    return word_institution(Voice(make_book(), TODAY, Asker(role)), institution)


def test_an_institution_is_told_with_its_facts_and_whom_to_ask() -> None:
    assert worded().text == "Cao đẳng Việt Đức\n\n• where (11/2025): phường Trường Vinh.\n\nEm hỏi trường."


def test_an_institution_is_dated_and_offers_a_person() -> None:
    reply = worded()
    assert (reply.kind, reply.checked_on, reply.choices) == (ReplyKind.ANSWER, CHECKED_ON, (HANDOFF,))


def test_its_former_names_stand_beside_its_name() -> None:
    reply = worded(replace(VIET_DUC, formerly=("Trường Kỹ thuật", "Trường Vinh")))
    assert reply.text.startswith("Cao đẳng Việt Đức (tên cũ: Trường Kỹ thuật; Trường Vinh)\n")


def test_an_unsure_fact_is_marked_and_a_sure_one_is_not() -> None:
    facts = (make_fact(FactKind.WHERE, "Vinh"), make_fact(FactKind.FEE, "miễn phí", "2024", Certainty.UNSURE))
    assert "• where (11/2025): Vinh.\n• fee (2024, chưa chắc): miễn phí." in worded(replace(VIET_DUC, facts=facts)).text


def test_a_likely_fact_is_told_as_it_is() -> None:
    fact = make_fact(FactKind.TRADES, "hàn", certainty=Certainty.LIKELY)
    assert "• trades (11/2025): hàn." in worded(replace(VIET_DUC, facts=(fact,))).text


def test_two_claims_about_the_same_thing_are_both_told_with_their_sources() -> None:
    other = replace(make_fact(FactKind.SIZE, "900 học sinh", "10/2026"), citations=(Citation("decree"),))
    reply = worded(replace(VIET_DUC, facts=(make_fact(FactKind.SIZE, "1.200 học sinh"), other)))
    assert "• size (11/2025): 1.200 học sinh.\n• size (10/2026): 900 học sinh." in reply.text
    assert [source.partition(" về")[0] for source in reply.sources] == ["Bài báo", "Nghị định 238/2025/NĐ-CP"]


def test_a_source_of_several_facts_is_cited_once() -> None:
    facts = (make_fact(FactKind.WHERE, "Vinh"), make_fact(FactKind.FEE, "miễn phí"))
    assert len(worded(replace(VIET_DUC, facts=facts)).sources) == 1


def test_an_institution_of_which_nothing_is_sure_is_uncertain() -> None:
    fact = make_fact(FactKind.WHERE, "Vinh", certainty=Certainty.UNSURE)
    assert worded(replace(VIET_DUC, facts=(fact,))).kind is ReplyKind.UNCERTAIN


def test_an_institution_is_worded_for_a_parent() -> None:
    assert worded(role=Role.PARENT).text.endswith("Anh/chị hỏi trường.")


def test_an_overdue_institution_is_warned_of() -> None:
    reply = word_institution(Voice(make_book(), THE_DAY_AFTER), VIET_DUC)
    assert reply.kind is ReplyKind.UNCERTAIN
    assert "Kiểm tra lần cuối ngày 20/11/2026" in reply.text


def test_a_withheld_institution_tells_no_fact() -> None:
    withheld = replace(VIET_DUC, review=replace(VIET_DUC.review, when_overdue=WhenOverdue.WITHHOLD))
    assert "Trường Vinh" not in word_institution(Voice(make_book(), THE_DAY_AFTER), withheld).text

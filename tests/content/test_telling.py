"""How the entries of the tiny tree are told: both sides of a dispute, and nothing that is too long unchecked."""

import re
from datetime import date
from decimal import Decimal
from pathlib import Path

from bot.content_files import load_book
from bot.conversations import ReplyKind, Role
from bot.eligibility import Assessment, Outcome
from bot.knowledge import Dispute
from bot.wording import Asker, Voice, word_answer, word_benefit, word_institution, word_not_due, word_path, word_provision
from tests.content.trees import change, dispute

DAY = date(2026, 11, 22)
FIRST = "content/answers/topic/first.yml"
HALF_FEE = "content/benefits/half_fee.yml"
VALUES = "content/values.yml"


def test_two_sources_that_disagree_on_a_figure_are_both_named(base: Path) -> None:
    dispute(base)
    admit_doubt(base)
    book = load_book(base)
    voice = Voice(book, DAY)
    told = {
        voice.fill("{fee}"): ["1.000.000", "1.200.000"],
        word_answer(voice, book.answers["topic/first"]).text: ["1.000.000", "1.200.000", "500.000", "600.000"],
        word_benefit(voice, book.benefits["half_fee"], None).text: ["500.000", "600.000"],
    }

    assert book.values["fee"].on(DAY).disputed == Dispute(Decimal(1200000), "page-one")
    for text, figures in told.items():
        assert all(claim in text for claim in (*figures, "01/2026/QH", f"{book.sources['page-one'].issuer}")), text


def test_dispute_is_over_once_a_later_value_holds(base: Path) -> None:
    dispute(base)
    admit_doubt(base)
    text = (base / VALUES).read_text(encoding="utf-8")
    (base / VALUES).write_text(text + "    2026-12-01: {value: 1300000, source: law-one}\n", encoding="utf-8")
    book = load_book(base)

    assert "1.200.000" in Voice(book, date(2026, 11, 30)).fill("{fee}")
    assert "1.200.000" not in Voice(book, date(2026, 12, 1)).fill("{fee}")
    assert "1.300.000" in Voice(book, date(2026, 12, 1)).fill("{fee}")


def test_two_claims_about_an_institution_are_both_told_with_dates_and_sources(base: Path) -> None:
    book = load_book(base)
    institution = book.institutions["nghe_an/mau"]
    reply = word_institution(Voice(book, DAY), institution)
    lines = [line for line in reply.text.splitlines() if book.vocabulary.phrases["about_size"] in line]

    for fact, line in zip(institution.facts, lines, strict=True):
        assert fact.text in line
        assert fact.as_of in line
    page, law = reply.sources
    assert "https://example.org/mau" in page
    assert "01/2026/QH" in law


def test_unsure_claim_is_told_as_such(base: Path) -> None:
    book = load_book(base)
    sure, unsure = book.institutions["nghe_an/mau"].facts
    phrase = book.vocabulary.phrases["fact_unsure"]
    about = book.vocabulary.phrases["about_size"]
    text = word_institution(Voice(book, DAY), book.institutions["nghe_an/mau"]).text

    assert phrase.format(about=about, as_of=unsure.as_of, text=unsure.text) in text
    assert phrase.format(about=about, as_of=sure.as_of, text=sure.text) not in text


def test_overdue_entries_warn_or_are_withheld(base: Path) -> None:
    book = load_book(base)
    full, half = (book.benefits[name] for name in ("full_fee", "half_fee"))
    college, centre = (book.institutions[name] for name in ("nghe_an/mau", "nghe_an/gdtx"))
    path, provision = book.paths["after_grade_9/thpt"], book.provisions["law-zero/2"]
    facts = [full.gives, half.apply, college.facts[0].text, centre.facts[0].text, path.gets, provision.text]
    on_the_day, after = (
        [
            *(word_benefit(voice, benefit, None) for benefit in (full, half)),
            *(word_institution(voice, institution) for institution in (college, centre)),
            *(word_path(voice, path), word_provision(voice, provision)),
        ]
        for voice in (Voice(book, date(2027, 6, 1)), Voice(book, date(2027, 6, 2)))
    )

    assert [fact in reply.text for fact, reply in zip(facts, on_the_day, strict=True)] == [True] * 6
    assert [fact in reply.text for fact, reply in zip(facts, after, strict=True)] == [False, True, True, False, True, True]
    assert not any("01/11/2026" in reply.text for reply in on_the_day)
    assert all("01/11/2026" in reply.text for reply in after)
    assert {reply.kind for reply in after} == {ReplyKind.UNCERTAIN}


def test_whom_a_benefit_is_for_is_filled_where_it_is_not_due(base: Path) -> None:
    text = (base / HALF_FEE).read_text(encoding="utf-8")
    (base / HALF_FEE).write_text(re.sub("only_for: .*", 'only_for: "{nguoi_hoc} dong {half}"', text), encoding="utf-8")
    book = load_book(base)
    ruled_out = dict.fromkeys(book.benefits, Assessment(Outcome.NOT_DUE))

    assert "con dong 500.000" in word_not_due(Voice(book, DAY, Asker(Role.PARENT)), ruled_out, {}).text


def admit_doubt(base: Path) -> None:
    """Let the answer on the fee say that it is not certain."""
    change(base, FIRST, "certainty: certain", "certainty: likely\nuncertain: Hai trang.")

"""A citation is one printed line that says what it is, where in it, and whether it holds."""

from dataclasses import replace
from datetime import date

import pytest

from bot.knowledge import Citation, Source, SourceStatus
from bot.wording import print_citation, print_date
from tests.factories import ARTICLE, DECREE, OLD_DECREE, make_book


def printed(source: Source, at: str | None = None) -> str:
    """Return the line of a citation of `source`."""
    book = make_book()
    book = replace(book, sources={**book.sources, source.id: source})
    return print_citation(book, Citation(source.id, at))


def test_a_date_is_printed_day_first_with_two_digits() -> None:
    assert print_date(date(2025, 9, 3)) == "03/09/2025"


def test_a_document_is_printed_with_article_date_and_status() -> None:
    assert printed(DECREE, "Điều 15") == "Nghị định 238/2025/NĐ-CP về học phí, Điều 15 (03/09/2025; đang hiệu lực)"


def test_a_document_cited_as_a_whole_names_no_article() -> None:
    assert printed(DECREE) == "Nghị định 238/2025/NĐ-CP về học phí (03/09/2025; đang hiệu lực)"


def test_a_replaced_document_names_the_one_that_holds_now() -> None:
    line = printed(OLD_DECREE)
    assert line == "Nghị định 81/2021/NĐ-CP về học phí trước đây (27/08/2021; đã bị thay bởi Nghị định 238/2025/NĐ-CP)"


def test_a_replaced_document_without_a_known_successor_is_said_to_be_replaced() -> None:
    assert "đã bị thay)" in printed(replace(OLD_DECREE, replaced_by=None))


def test_a_successor_without_number_is_not_printed_as_none() -> None:
    assert "None" not in printed(replace(OLD_DECREE, replaced_by=ARTICLE.id))


def test_a_press_article_is_printed_with_publisher_date_and_address() -> None:
    line = printed(ARTICLE)
    assert line == "Bài báo về tuyển sinh lớp 10 - Báo Nghệ An (01/10/2026) https://example.org/tuyen-sinh"


def test_a_press_article_has_no_status() -> None:
    statuses = make_book().vocabulary.statuses.values()
    assert not any(status in printed(ARTICLE) for status in statuses)


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (SourceStatus.IN_FORCE, "đang hiệu lực"),
        (SourceStatus.ENDED, "đã hết giai đoạn"),
        (SourceStatus.UNKNOWN, "chưa rõ còn hiệu lực"),
    ],
)
def test_the_status_of_a_document_is_told(status: SourceStatus, words: str) -> None:
    assert words in printed(replace(DECREE, status=status))


def test_a_document_without_known_date_of_issue_tells_when_it_came_into_force() -> None:
    line = printed(replace(DECREE, issued_on=None, effective_on=date(2026, 1, 1)))
    assert line == "Nghị định 238/2025/NĐ-CP về học phí (hiệu lực từ 01/01/2026; đang hiệu lực)"


def test_a_document_without_any_date_tells_its_status_alone() -> None:
    assert printed(replace(DECREE, issued_on=None)) == "Nghị định 238/2025/NĐ-CP về học phí (đang hiệu lực)"


def test_a_note_on_the_status_is_added() -> None:
    assert "đang hiệu lực; đã được sửa đổi" in printed(replace(DECREE, status_note="đã được sửa đổi"))


def test_a_document_without_number_names_its_issuer() -> None:
    assert "Chính phủ" in printed(replace(DECREE, number=None))


def test_a_page_without_date_or_status_has_no_empty_brackets() -> None:
    line = printed(replace(ARTICLE, issued_on=None))
    assert line == "Bài báo về tuyển sinh lớp 10 - Báo Nghệ An https://example.org/tuyen-sinh"


@pytest.mark.parametrize("status", SourceStatus)
def test_no_source_is_printed_with_a_gap(status: SourceStatus) -> None:
    line = printed(Source("bare", "decree", "học phí", status))
    assert "None" not in line
    assert "  " not in line
    assert "()" not in line

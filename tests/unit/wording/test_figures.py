"""Figures are those of the day; where two sources disagree, both are named."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from bot.knowledge import Book, DatedValue, DatedValueSeries, Dispute, Unit
from bot.wording import Voice
from bot.wording.figures import print_figure
from tests.factories import RAISED_ON, TODAY, make_book


def book_of(disputed: Dispute, source_id: str = "decree") -> Book:
    """Return a book in which the sources of a fee disagree from the day of the raise on."""
    values = (
        DatedValue(date(2024, 7, 1), Decimal(500_000), "old_decree"),
        DatedValue(RAISED_ON, Decimal(600_000), source_id, disputed),
    )
    book = make_book()
    return replace(book, values={**book.values, "fee": DatedValueSeries("fee", Unit.DONG, values)})


def filled(book: Book, today: date = TODAY) -> str:
    """Tell the fee."""
    return Voice(book, today).fill("{fee}")


def test_a_disputed_figure_is_told_from_both_sources_by_name() -> None:
    book = book_of(Dispute(Decimal(650_000), "old_decree"))
    assert filled(book) == "600.000 đồng (Nghị định 238/2025/NĐ-CP) hoặc 650.000 đồng (Nghị định 81/2021/NĐ-CP)"


def test_a_source_without_number_is_named_by_who_published_it() -> None:
    assert "hoặc 650.000 đồng (Báo Nghệ An)" in filled(book_of(Dispute(Decimal(650_000), "article")))


def test_before_the_dispute_there_is_one_figure() -> None:
    assert filled(book_of(Dispute(Decimal(650_000), "article")), RAISED_ON - timedelta(days=1)) == "500.000 đồng"


@pytest.mark.parametrize(
    ("value", "unit", "printed"),
    [
        ("0", Unit.DONG, "0 đồng"),
        ("999", Unit.DONG, "999 đồng"),
        ("1000", Unit.DONG, "1.000 đồng"),
        ("4000000", Unit.DONG, "4.000.000 đồng"),
        ("15", Unit.NUMBER, "15"),
        ("57000", Unit.NUMBER, "57.000"),
        ("22.5", Unit.NUMBER, "22,5"),
        ("1234.50", Unit.NUMBER, "1.234,5"),
        ("6.24", Unit.PERCENT, "6,24%"),
    ],
)
def test_a_figure_is_printed_in_its_unit(value: str, unit: Unit, printed: str) -> None:
    assert print_figure(make_book(), Decimal(value), unit) == printed

"""Figures of the day, printed as Vietnamese people write them."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from bot.knowledge import Amount, Book, DatedValueSeries, Unit

# Thousands are set off by points, decimals by a comma.
_MARKS = str.maketrans(",.", ".,")


def print_amounts(book: Book, amounts: Mapping[str, Amount], today: date) -> dict[str, str]:
    """Return the figures computed from dated values, as of `today`, by placeholder name; disputed ones as `print_series` does.

    Raises:
        ValueNotYetInForceError: a dated value has none on `today`.
    """
    return {name: _print_share(book, book.values[amount.of], amount.percent / 100, today) for name, amount in amounts.items()}


def print_series(book: Book, name: str, today: date) -> str:
    """Return the dated value `name` as of `today`; where two sources disagree, both with their names."""
    return _print_share(book, book.values[name], Decimal(1), today)


def print_figure(book: Book, value: Decimal, unit: Unit) -> str:
    """Return "2.530.000 đồng", "6,24%" or "15"."""
    plain = f"{value:,.0f}" if unit is Unit.DONG else f"{value.normalize():,f}"
    printed = plain.translate(_MARKS)
    match unit:
        case Unit.DONG:
            return book.vocabulary.phrases["dong"].format(value=printed)
        case Unit.PERCENT:
            return f"{printed}%"
        case Unit.NUMBER:
            return printed


def _print_share(book: Book, series: DatedValueSeries, share: Decimal, today: date) -> str:
    dated = series.on(today)
    figure = print_figure(book, dated.value * share, series.unit)
    if dated.disputed is None:
        return figure
    claims = {"one": figure, "other": print_figure(book, dated.disputed.value * share, series.unit)}
    sources = {"source": _short(book, dated.source_id), "other_source": _short(book, dated.disputed.source_id)}
    return book.vocabulary.phrases["disputed"].format(**claims, **sources)


def _short(book: Book, source_id: str) -> str:
    source = book.sources[source_id]
    return f"{book.vocabulary.kinds[source.kind]} {source.number}" if source.number else source.issuer or source.about

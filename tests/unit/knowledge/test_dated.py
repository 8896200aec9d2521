"""A figure has the value of the day it is asked for."""

from datetime import date
from decimal import Decimal

import pytest

from bot.knowledge import DatedValue, DatedValueSeries, Unit, ValueNotYetInForceError
from tests.factories import BASE_SALARY


@pytest.mark.parametrize(
    ("day", "value"),
    [
        (date(2024, 7, 1), 2_340_000),
        (date(2026, 6, 30), 2_340_000),
        (date(2026, 7, 1), 2_530_000),
        (date(2026, 7, 2), 2_530_000),
        (date(2099, 12, 31), 2_530_000),
    ],
)
def test_a_value_holds_from_its_first_day_until_the_next_begins(day: date, value: int) -> None:
    assert BASE_SALARY.on(day).value == value


def test_a_day_before_the_first_value_has_none() -> None:
    with pytest.raises(ValueNotYetInForceError):
        BASE_SALARY.on(date(2024, 6, 30))


def test_the_fault_names_the_figure_and_both_days() -> None:
    with pytest.raises(ValueNotYetInForceError, match=r"base_salary.*2024-06-30.*2024-07-01"):
        BASE_SALARY.on(date(2024, 6, 30))


def test_a_value_comes_with_the_document_that_set_it() -> None:
    old = DatedValue(date(2025, 1, 1), Decimal(1), "first")
    new = DatedValue(date(2026, 1, 1), Decimal(2), "second")
    series = DatedValueSeries("fee", Unit.DONG, (old, new))
    assert series.on(date(2026, 1, 1)).source_id == "second"

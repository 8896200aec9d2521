"""Figures that change with time: the base salary, a loan's rate. Later values are added, none is edited."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum


class Unit(StrEnum):
    """What a figure counts."""

    DONG = "dong"
    PERCENT = "percent"
    NUMBER = "number"


class ValueNotYetInForceError(ValueError):
    """The figure has no value on that day: its first one starts later."""


@dataclass(frozen=True, slots=True)
class Dispute:
    """The figure that another source gives for the same day; both are told, none is chosen."""

    value: Decimal
    source_id: str


@dataclass(frozen=True, slots=True)
class DatedValue:
    """One figure from the day it holds.

    Attributes:
        since: first day it holds.
        value: the figure, in the unit of its series.
        source_id: the document that set it.
        disputed: what another source says, if two disagree.
    """

    since: date
    value: Decimal
    source_id: str
    disputed: Dispute | None = None


@dataclass(frozen=True, slots=True)
class DatedValueSeries:
    """One figure through time.

    Attributes:
        name: how answers call it, "base_salary".
        unit: dong, percent or a bare number.
        values: its values, earliest first.
    """

    name: str
    unit: Unit
    values: tuple[DatedValue, ...]

    def on(self, day: date) -> DatedValue:
        """Return the value that holds on `day`.

        Raises:
            ValueNotYetInForceError: the first value starts after `day`.
        """
        held = [value for value in self.values if value.since <= day]
        if not held:
            message = f"{self.name} has no value on {day}; its first starts {self.values[0].since}"
            raise ValueNotYetInForceError(message)
        return held[-1]

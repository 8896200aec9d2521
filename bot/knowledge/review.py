"""Freshness: when an entry was last compared with its sources, and what happens once that is too long ago."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class WhenOverdue(StrEnum):
    """What happens once an entry's review date has passed."""

    WARN = "warn"
    WITHHOLD = "withhold"


@dataclass(frozen=True, slots=True)
class Review:
    """The dates of an entry.

    Attributes:
        checked_on: the day somebody last compared it with its sources.
        review_by: the day by which it must be compared again.
        when_overdue: warn or withhold after that day.
    """

    checked_on: date
    review_by: date
    when_overdue: WhenOverdue

    def is_overdue(self, day: date) -> bool:
        """Tell whether the review date has passed on `day`."""
        return day > self.review_by

    def is_withheld(self, day: date) -> bool:
        """Tell whether the entry may not be told on `day`."""
        return self.is_overdue(day) and self.when_overdue is WhenOverdue.WITHHOLD

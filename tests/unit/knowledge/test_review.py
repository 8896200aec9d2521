"""An entry is overdue the day after its review date; what then is its own choice."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.knowledge import Review, WhenOverdue
from tests.factories import CHECKED_ON, REVIEW, REVIEW_BY

THE_DAY_AFTER = REVIEW_BY + timedelta(days=1)
WITHHOLDING = replace(REVIEW, when_overdue=WhenOverdue.WITHHOLD)


@pytest.mark.parametrize("review", [REVIEW, WITHHOLDING])
def test_an_entry_is_overdue_the_day_after_its_review_day(review: Review) -> None:
    assert [review.is_overdue(day) for day in (CHECKED_ON, REVIEW_BY, THE_DAY_AFTER)] == [False, False, True]


def test_an_entry_that_warns_is_never_withheld() -> None:
    assert not REVIEW.is_withheld(THE_DAY_AFTER)


def test_an_entry_that_withholds_is_withheld_once_it_is_overdue() -> None:
    assert [WITHHOLDING.is_withheld(day) for day in (REVIEW_BY, THE_DAY_AFTER)] == [False, True]

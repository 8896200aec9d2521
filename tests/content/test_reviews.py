"""What the check makes of days: reviews that are due or overdue, and nothing from the future."""

import re
from datetime import date
from pathlib import Path

import pytest

from bot.content_files import check
from tests.content.trees import DAY, FIRST, FULL_FEE, PROVISIONS, REVIEWED, SECOND, SOURCES, change, codes, places


def test_day_decides_what_is_overdue(base: Path) -> None:
    assert codes(base, date(2026, 12, 1)) == []
    assert codes(base, date(2026, 12, 2)) == ["answer-overdue"]


def test_every_kind_of_entry_falls_overdue(base: Path) -> None:
    assert places(base, date(2027, 6, 1), "answer-overdue") == [SECOND]
    assert places(base, date(2027, 6, 2), "answer-overdue") == REVIEWED


@pytest.mark.parametrize("path", [path for path in REVIEWED if path not in (FIRST, SECOND, FULL_FEE, PROVISIONS)])
def test_nobody_waits_for_the_review_of_a_draft(base: Path, path: str) -> None:
    change(base, path, "status: published", "status: draft")

    assert path not in places(base, date(2027, 6, 2), "answer-overdue")


def test_due_are_the_reviews_of_the_month(base: Path) -> None:
    assert [due.review_by for due in check(base, date(2026, 11, 1)).due] == [date(2026, 12, 1)]
    assert check(base, date(2026, 10, 1)).due == ()


@pytest.mark.parametrize("path", REVIEWED)
def test_nothing_is_checked_tomorrow(base: Path, path: str) -> None:
    change(base, path, "checked_on: 2026-11-01", "checked_on: 2026-11-23")

    assert places(base, date(2026, 11, 22), "date-in-future") == [path]
    assert places(base, date(2026, 11, 23), "date-in-future") == []


@pytest.mark.parametrize("dated", ["issued_on: 2026-01-01", "effective_on: 2026-02-01"])
def test_sources_may_not_come_from_the_future(base: Path, dated: str) -> None:
    change(base, SOURCES, dated, dated.replace("2026", "2027"))

    assert places(base, DAY, "date-in-future") == [SOURCES]


@pytest.mark.parametrize("path", REVIEWED)
def test_review_follows_the_day_of_checking(base: Path, path: str) -> None:
    change(base, path, "checked_on: 2026-11-01", "checked_on: 2026-11-22")
    text = (base / path).read_text(encoding="utf-8")
    (base / path).write_text(re.sub("review_by: .*", "review_by: 2026-11-22", text), encoding="utf-8")

    assert places(base, DAY, "review-before-check") == [path]


def test_impossible_days_are_no_dates(base: Path) -> None:
    change(base, FIRST, "2026-11-01", "2026-02-30")

    assert codes(base, DAY) == ["date-wrong"]

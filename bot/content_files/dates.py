"""Dates: what lies in the future, what is overdue on the day, what falls due soon."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from bot.content_files.content import Content
from bot.content_files.entry_parts import amounts, reviewed_entries, spoken_texts
from bot.content_files.placeholders import placeholders
from bot.content_files.problems import Problem
from bot.knowledge import WhenOverdue

_SOON = timedelta(days=31)


@dataclass(frozen=True, slots=True)
class Due:
    """An entry to be compared with its sources again.

    Attributes:
        name: how editors call it.
        review_by: the day by which, at the latest.
        when_overdue: what happens to it after that day.
        checked_by: who compared it last.
    """

    name: str
    review_by: date
    when_overdue: WhenOverdue
    checked_by: str


def due_by(content: Content, day: date) -> list[Due]:
    """Return the published entries whose review falls due by `day`, soonest first; overdue ones included."""
    shapes = ((entry.name, entry.shape) for entry in reviewed_entries(content) if entry.is_published)
    found = (Due(name, shape.review_by, shape.when_overdue, shape.checked_by) for name, shape in shapes if shape.review_by <= day)
    return sorted(found, key=lambda due: (due.review_by, due.name))


def due_soon(content: Content, on: date) -> list[Due]:
    """Return the published entries that fall due within a month of `on`, soonest first."""
    until = on + min(_SOON, date.max - on)
    return [due for due in due_by(content, until) if due.review_by >= on]


def check_dates(content: Content, on: date) -> Iterator[Problem]:
    """Tell what is wrong, or no longer right, on the day `on`."""
    for entry in reviewed_entries(content):
        if entry.shape.checked_on > on:
            yield entry.item.problem(("checked_on",), "date-in-future", date=f"{entry.shape.checked_on}")
        if entry.is_published and entry.shape.review_by < on:
            yield entry.item.problem(("review_by",), "answer-overdue", date=f"{entry.shape.review_by}")
    yield from _figures(content, on)
    for _, source in content.sources:
        for key in ("issued_on", "effective_on"):
            day: date | None = getattr(source.shape, key)
            if day and day > on:
                yield source.problem((key,), "date-in-future", date=f"{day}")


def check_date_order(content: Content) -> Iterator[Problem]:
    """Tell of review dates that do not follow the day of checking."""
    for entry in reviewed_entries(content):
        if entry.shape.review_by <= entry.shape.checked_on:
            yield entry.item.problem(("review_by",), "review-before-check", checked_on=f"{entry.shape.checked_on}")


def _figures(content: Content, on: date) -> Iterator[Problem]:
    """Tell of figures that an entry says and that have no value yet."""
    later = {name: first for name, series in content.values if (first := min(series.shape.values)) > on}
    told: set[tuple[str, str]] = set()
    for item, loc, text in spoken_texts(content):
        needed = placeholders(text) | {amounts(item)[name].of for name in placeholders(text) if name in amounts(item)}
        for name in sorted(needed & later.keys()):
            if (item.document.path, name) not in told:
                told.add((item.document.path, name))
                yield item.problem(loc, "figure-not-yet", name=name, date=f"{later[name]}")

"""Dates: what lies in the future, what is overdue on the day, what falls due soon."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from bot.content_files.content import Content
from bot.content_files.items import Item
from bot.content_files.placeholders import placeholders
from bot.content_files.problems import Problem
from bot.content_files.shapes import AnswerShape

_SOON = timedelta(days=31)


@dataclass(frozen=True, slots=True)
class Due:
    """An answer to be compared with its sources again, and when at the latest."""

    answer_id: str
    review_by: date


def due_soon(content: Content, on: date) -> list[Due]:
    """Return the published answers that fall due within a month of `on`, soonest first."""
    found = [Due(name, item.shape.review_by) for name, item in content.published()]
    soon = (due for due in found if on <= due.review_by <= on + _SOON)
    return sorted(soon, key=lambda due: (due.review_by, due.answer_id))


def check_dates(content: Content, on: date) -> Iterator[Problem]:
    """Tell what is wrong, or no longer right, on the day `on`."""
    for _, answer in content.answers:
        if answer.shape.checked_on > on:
            yield answer.problem(("checked_on",), "date-in-future", date=f"{answer.shape.checked_on}")
    for _, answer in content.published():
        if answer.shape.review_by < on:
            yield answer.problem(("review_by",), "answer-overdue", date=f"{answer.shape.review_by}")
        yield from _figures(content, answer, on)
    for _, source in content.sources:
        for key in ("issued_on", "effective_on"):
            day: date | None = getattr(source.shape, key)
            if day and day > on:
                yield source.problem((key,), "date-in-future", date=f"{day}")


def check_date_order(content: Content) -> Iterator[Problem]:
    """Tell of review dates that do not follow the day of checking."""
    for _, answer in content.answers:
        if answer.shape.review_by <= answer.shape.checked_on:
            yield answer.problem(("review_by",), "review-before-check", checked_on=f"{answer.shape.checked_on}")


def _figures(content: Content, answer: Item[AnswerShape], on: date) -> Iterator[Problem]:
    """Tell of figures that the answer says and that have no value yet."""
    shape = answer.shape
    said = placeholders(shape.text) | placeholders(shape.uncertain or "")
    needed = said | {amount.of for amount in shape.amounts.values()}
    for name, series in content.values:
        first = min(series.shape.values)
        if name in needed and first > on:
            yield answer.problem(("text",), "figure-not-yet", name=name, date=f"{first}")

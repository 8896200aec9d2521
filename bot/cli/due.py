"""`laban due`: what must be compared with its sources again, and what rests on documents that were replaced."""

import argparse
from collections.abc import Iterator, Sequence
from datetime import date

from bot.bootstrap.engines import SystemClock
from bot.cli.terminal import put, tell, text
from bot.content_files.content import Content, read_content
from bot.content_files.dates import Due, due_by
from bot.content_files.problems import errors_among
from bot.content_files.sources import replaced_sources
from bot.settings import Settings
from bot.wording import print_date

_GAP = "  "
_HEADINGS = ("due_date", "due_what_happens", "due_name", "due_checked_by")


def run(settings: Settings, arguments: argparse.Namespace) -> int:
    """Print what falls due; that something does is no fault, so the exit code is 0."""
    on = arguments.on or SystemClock().today()
    content, problems = read_content(settings.root)
    if errors := errors_among(problems):
        tell("due_incomplete", count=len(errors))
    for line in (*_reviews(content, on, arguments.days), *_replaced(content)):
        put(line)
    return 0


def _reviews(content: Content, on: date, days: int) -> Iterator[str]:
    until = date.fromordinal(min(on.toordinal() + days, date.max.toordinal()))
    due = due_by(content, until)
    if not due:
        yield text("due_nothing", until=print_date(until))
        return
    overdue = sum(entry.review_by < on for entry in due)
    yield text("due_heading", until=print_date(until), count=len(due), overdue=overdue)
    yield ""
    yield from _table([tuple(map(text, _HEADINGS)), *(_row(entry, on) for entry in due)])


def _row(due: Due, on: date) -> tuple[str, ...]:
    day = print_date(due.review_by)
    shown = text("due_overdue", date=day) if due.review_by < on else day
    return shown, due.when_overdue.value, due.name, due.checked_by


def _table(rows: Sequence[tuple[str, ...]]) -> Iterator[str]:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        yield _GAP.join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()


def _replaced(content: Content) -> Iterator[str]:
    found = replaced_sources(content)
    if found:
        yield ""
        yield text("due_replaced")
    for replaced in found:
        yield text("due_source", source=replaced.source, by=replaced.by)
        yield from (f"  - {name}" for name in replaced.entries)

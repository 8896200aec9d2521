"""Fact rows: every row of the fact sheets is told by an entry, or left out for a reason."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from bot.content_files.content import Content
from bot.content_files.entry_parts import reviewed_entries
from bot.content_files.entry_shapes import ProvisionsShape
from bot.content_files.items import Item
from bot.content_files.positions import Loc
from bot.content_files.problems import Problem
from bot.content_files.shape_problems import suggest

CORRECTED = "s\N{LATIN SMALL LETTER U WITH HORN AND HOOK ABOVE}a "
"""How the sheets mark a row that takes the place of another; whoever covers that one tells the corrected facts."""


def told_by(content: Content) -> Mapping[str, tuple[str, ...]]:
    """Return the names of the entries that tell each row."""
    told: dict[str, list[str]] = defaultdict(list)
    for name, row, _, _ in _covered(content):
        told[row].append(name)
    for row, item in content.fact_rows:
        told[row] += item.shape.told_in
    for row, _ in content.fact_rows:
        told[row] += told[row.removeprefix(CORRECTED)] if row.startswith(CORRECTED) else []
    return {row: tuple(dict.fromkeys(names)) for row, names in told.items()}


def check_fact_rows(content: Content) -> Iterator[Problem]:
    """Tell of covered rows that no sheet has, and of rows that nobody tells."""
    for _, row, item, loc in _covered(content):
        yield from content.fact_rows.references(item, loc, row, "row-unknown")
    if not all(kind.is_right for kind in content.resting_on_sources()):
        return  # What could not be read may be what tells a row.
    told = told_by(content)
    names = {entry.name for entry in reviewed_entries(content)}
    for row, item in content.fact_rows:
        for number, name in enumerate(item.shape.told_in):
            if name not in names:
                yield item.problem(("told_in", number), "entry-unknown", suggest(name, names), name=name)
        if not told.get(row) and not item.shape.left_out:
            yield item.key_problem((), "row-untold", row=row)


def _covered(content: Content) -> Iterator[tuple[str, str, Item[Any], Loc]]:
    """Go through the rows that entries cover: entry, row, and where it says so."""
    for entry in reviewed_entries(content):
        shape: Any = entry.shape
        if isinstance(shape, ProvisionsShape):
            for number, clause in enumerate(shape.clauses):
                for place, row in enumerate(clause.covers):
                    yield entry.name, row, entry.item, ("clauses", number, "covers", place)
        else:
            for place, row in enumerate(shape.covers):
                yield entry.name, row, entry.item, ("covers", place)

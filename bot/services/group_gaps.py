"""Grouping unanswered questions: those that share most of their words were probably one question."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from bot.ports import Gap
from bot.vietnamese import fold, syllables

ALIKE_FROM = 0.5
"""From this share of common syllables (Jaccard) two questions count as one."""
MOST_EXAMPLES = 3


@dataclass(frozen=True, slots=True)
class GapGroup:
    """Questions that are probably one.

    Attributes:
        count: how often it was asked.
        first: the first day on which it was asked.
        last: the last one.
        examples: the wordings asked most, three at most.
    """

    count: int
    first: date
    last: date
    examples: tuple[str, ...]


@dataclass(slots=True)
class _Wording:
    """One wording with all its days."""

    text: str
    days: list[date]
    count: int


def group_gaps(gaps: Iterable[Gap]) -> list[GapGroup]:
    """Return groups of alike questions, the one asked most first.

    Greedy: the wordings asked most come first, and each begins a group or joins the first whose beginning it is like.
    """
    groups: list[tuple[frozenset[str], list[_Wording]]] = []
    for wording in sorted(_wordings(gaps), key=lambda wording: (-wording.count, wording.text)):
        words = frozenset(syllables(fold(wording.text)))
        alike = next((members for others, members in groups if _likeness(words, others) >= ALIKE_FROM), None)
        if alike is None:
            groups.append((words, [wording]))
        else:
            alike.append(wording)
    return sorted((_group(members) for _, members in groups), key=lambda group: (-group.count, -group.last.toordinal()))


def _wordings(gaps: Iterable[Gap]) -> list[_Wording]:
    by_text: dict[str, _Wording] = {}
    for gap in gaps:
        wording = by_text.setdefault(gap.text, _Wording(gap.text, [], 0))
        wording.days.append(gap.day)
        wording.count += gap.count
    return list(by_text.values())


def _likeness(words: frozenset[str], others: frozenset[str]) -> float:
    together = words | others
    return len(words & others) / len(together) if together else 0.0


def _group(members: list[_Wording]) -> GapGroup:
    days = [day for wording in members for day in wording.days]
    examples = tuple(wording.text for wording in members[:MOST_EXAMPLES])
    return GapGroup(sum(wording.count for wording in members), min(days), max(days), examples)

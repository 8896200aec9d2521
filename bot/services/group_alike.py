"""Grouping what people asked: questions that share most of their words were probably one question."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from bot.vietnamese import fold, syllables

ALIKE_FROM = 0.5
"""From this share of common syllables (Jaccard) two questions count as one."""
MOST_EXAMPLES = 3


class Counted(Protocol):
    """A question with how often it was asked on one day."""

    @property
    def day(self) -> date:
        """The day it was asked."""

    @property
    def text(self) -> str:
        """Its words."""

    @property
    def count(self) -> int:
        """How often it was asked."""


@dataclass(frozen=True, slots=True)
class Alike[Question: Counted]:
    """Questions that are probably one.

    Attributes:
        members: all of them, those of the wording asked most first.
    """

    members: tuple[Question, ...]

    @property
    def count(self) -> int:
        """How often they were asked."""
        return sum(member.count for member in self.members)

    @property
    def first(self) -> date:
        """The first day on which one was asked."""
        return min(member.day for member in self.members)

    @property
    def last(self) -> date:
        """The last one."""
        return max(member.day for member in self.members)

    @property
    def wordings(self) -> tuple[str, ...]:
        """Their different wordings, those asked most first."""
        return tuple(dict.fromkeys(member.text for member in self.members))

    @property
    def examples(self) -> tuple[str, ...]:
        """The wordings asked most, three at most."""
        return self.wordings[:MOST_EXAMPLES]


def group_alike[Question: Counted](questions: Iterable[Question]) -> list[Alike[Question]]:
    """Return groups of alike questions, the one asked most first.

    Greedy: the wordings asked most come first, and each begins a group or joins the first whose beginning it is like.
    """
    groups: list[tuple[frozenset[str], list[Question]]] = []
    for same in sorted(_by_wording(questions), key=lambda same: (-same.count, same.wordings)):
        words = frozenset(syllables(fold(same.wordings[0])))
        alike = next((members for others, members in groups if _likeness(words, others) >= ALIKE_FROM), None)
        if alike is None:
            groups.append((words, [*same.members]))
        else:
            alike += same.members
    return sorted((Alike(tuple(members)) for _, members in groups), key=lambda group: (-group.count, -group.last.toordinal()))


def _by_wording[Question: Counted](questions: Iterable[Question]) -> list[Alike[Question]]:
    by_text: dict[str, list[Question]] = {}
    for question in questions:
        by_text.setdefault(question.text, []).append(question)
    return [Alike(tuple(same)) for same in by_text.values()]


def _likeness(words: frozenset[str], others: frozenset[str]) -> float:
    together = words | others
    return len(words & others) / len(together) if together else 0.0

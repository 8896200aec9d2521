"""A gazetteer: which names stand in a text, with, without, or with half of their diacritics."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bot.vietnamese import fold, phrase_line


@dataclass(frozen=True)
class Entity:
    """One particular of a message.

    Attributes:
        kind: what sort of thing it is: "place", "institution", "occupation", "school_kind", "role", "grade", "money".
        value: which one: an id of the book, the number of a class, an amount in đồng.
        text: how it was typed, in small letters.
    """

    kind: str
    value: str
    text: str


class Gazetteer:
    """Names of things of several kinds; of the names of one kind that overlap in a text the longest counts."""

    def __init__(self, names: Iterable[tuple[str, str, str]]) -> None:
        """Take (kind, value, name); a name is syllables with diacritics where people write them."""
        self._named: dict[str, dict[tuple[str, ...], list[tuple[tuple[str, ...], str]]]] = {}
        # By kind and first syllable, how many syllables the longest name has: most words begin none.
        self._longest: dict[str, dict[str, int]] = {}
        for kind, value, name in names:
            words = tuple(phrase_line(name).split())
            bare = tuple(fold(word) for word in words)
            self._named.setdefault(kind, {}).setdefault(bare, []).append((words, value))
            longest = self._longest.setdefault(kind, {})
            longest[bare[0]] = max(longest.get(bare[0], 0), len(words))

    def find(self, text: str) -> Iterator[Entity]:
        """Go through the things that `text` names, kind by kind, in the order in which they stand."""
        typed = phrase_line(text).split()
        bare = [fold(word) for word in typed]
        for kind in self._named:
            yield from self._find_kind(kind, typed, bare)

    def _find_kind(self, kind: str, typed: list[str], bare: list[str]) -> Iterator[Entity]:
        place = 0
        while place < len(typed):
            longest = self._longest[kind].get(bare[place], 0)
            for length in range(min(longest, len(typed) - place), 0, -1):
                end = place + length
                value = self._value(kind, typed[place:end], bare[place:end])
                if value is not None:
                    yield Entity(kind, value, " ".join(typed[place:end]))
                    place = end - 1
                    break
            place += 1

    def _value(self, kind: str, typed: list[str], bare: list[str]) -> str | None:
        """Return what these words name: every one is written as in the name, or without any diacritics."""
        for words, value in self._named[kind].get(tuple(bare), ()):
            if all(word in {name, plain} for word, name, plain in zip(typed, words, bare)):  # noqa: B905 - of one length
                return value
        return None

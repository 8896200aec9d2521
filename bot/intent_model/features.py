"""What the classifier sees in a text: its words with and without diacritics, and pieces of them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from bot.vietnamese import fold, syllables

_SHORTEST, _LONGEST = 2, 5


def features(restored: str) -> list[str]:
    """Return the features of a text that a `Restorer` has read, repeated as often as they occur.

    Words and pairs of words are taken with diacritics and folded, so that a mistake of the restorer costs half of
    them at most; pieces of 2 to 5 letters of the folded words forgive slips.
    """
    words = syllables(restored)
    folded = [fold(word) for word in words]
    return [
        *(f"t {piece}" for piece in _words_and_pairs(words)),
        *(f"f {piece}" for piece in _words_and_pairs(folded)),
        *(f"c {piece}" for word in folded for piece in _pieces(f" {word} ")),
    ]


def _words_and_pairs(words: list[str]) -> Iterator[str]:
    yield from words
    for first, second in pairwise(words):
        yield f"{first} {second}"


def _pieces(word: str) -> Iterator[str]:
    for size in range(_SHORTEST, _LONGEST + 1):
        for start in range(len(word) - size + 1):
            yield word[start : start + size]

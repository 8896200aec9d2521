"""What the classifier sees in a text: words as typed, words and letters as folded."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from bot.vietnamese import fold, syllables

_SHORTEST, _LONGEST = 2, 5


def features(text: str) -> list[str]:
    """Return the features of `text`, repeated as often as they occur.

    Words and pairs of words are taken as typed and folded, so that diacritics help where they stand and
    nothing is missing where they do not; pieces of 2 to 5 letters of the folded words forgive slips.
    """
    typed = syllables(text.lower())
    folded = syllables(fold(text))
    return [
        *(f"t {piece}" for piece in _words_and_pairs(typed)),
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

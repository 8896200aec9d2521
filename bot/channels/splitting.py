"""Cutting a long text into parts that fit one message, at the kindest place there is."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from itertools import accumulate

_PARAGRAPH = re.compile(r"\n\s*\n")
_LINE = re.compile(r"\n")
_WORD = re.compile(r"\s")


def split(text: str, limit: int, length: Callable[[str], int]) -> Iterator[str]:
    """Yield `text` in parts of at most `limit` units, cut between paragraphs, lines or words.

    A word is cut only if it is longer than `limit` by itself. White space at the cuts is dropped.

    Args:
        text: what to cut.
        limit: the most units in a part.
        length: how many units a platform counts for one character.
    """
    rest = text.strip()
    while rest:
        end = _fitting(rest, limit, length)
        if end < len(rest):
            end = _border(rest, end)
        yield rest[:end].rstrip()
        rest = rest[end:].lstrip()


def _fitting(text: str, limit: int, length: Callable[[str], int]) -> int:
    """Return how many characters of `text` fit."""
    lengths = list(accumulate(map(length, text[:limit])))
    return bisect_right(lengths, limit)


def _border(text: str, end: int) -> int:
    """Return where to cut `text` at or before `end`; early paragraphs and lines would waste most of a message."""
    for border, earliest in ((_PARAGRAPH, end // 2), (_LINE, end // 2), (_WORD, 1)):
        last = max((found.start() for found in border.finditer(text, 0, end + 1)), default=0)
        if last >= max(earliest, 1):
            return last
    return end

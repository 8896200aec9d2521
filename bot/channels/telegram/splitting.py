"""Cutting a long text into parts that fit one message, at the kindest place there is."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from html import escape
from itertools import accumulate

_PARAGRAPH = re.compile(r"\n\s*\n")
_LINE = re.compile(r"\n")
_WORD = re.compile(r"\s")


_LAST_OF_ONE_UNIT = "\uffff"


def utf16_length(text: str) -> int:
    """Return the length of `text` as Telegram counts it; most emoji count twice."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def escape_html(text: str) -> str:
    """Return `text` so that Telegram's HTML shows it as it is."""
    return escape(text, quote=False)


def split(text: str, limit: int) -> Iterator[str]:
    """Yield `text` in parts of at most `limit` units once escaped, cut between paragraphs, lines or words.

    A word is cut only if it is longer than `limit` by itself. White space at the cuts is dropped.
    """
    rest = text.strip()
    while rest:
        end = _fitting(rest, limit)
        if end < len(rest):
            end = _border(rest, end)
        yield rest[:end].rstrip()
        rest = rest[end:].lstrip()


def _fitting(text: str, limit: int) -> int:
    """Return how many characters of `text` fit."""
    lengths = list(accumulate(map(_length, text[:limit])))
    return bisect_right(lengths, limit)


def _length(character: str) -> int:
    """Return the length of a character once escaped; only marks of HTML grow."""
    return len(escape_html(character)) + (character > _LAST_OF_ONE_UNIT)


def _border(text: str, end: int) -> int:
    """Return where to cut `text` at or before `end`; early paragraphs and lines would waste most of a message."""
    for border, earliest in ((_PARAGRAPH, end // 2), (_LINE, end // 2), (_WORD, 1)):
        last = max((found.start() for found in border.finditer(text, 0, end + 1)), default=0)
        if last >= max(earliest, 1):
            return last
    return end

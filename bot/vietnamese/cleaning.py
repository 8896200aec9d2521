"""Cleaning of raw text: one composed form, no invisible characters, single spaces."""

import re
import unicodedata

# Letters and marks that show nothing, which Python takes for printable.
_BLANKS = dict.fromkeys([0x34F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x3164, 0xFFA0, *range(0xFE00, 0xFE10)])
_SPACES = re.compile(r"\s+")


def clean(text: str, limit: int | None = None) -> str:
    """Return `text` composed (NFC), without control or invisible characters, with single spaces.

    Args:
        text: anything a person or a platform sent.
        limit: the longest result wanted, in characters; None keeps everything.
    """
    spaced = _SPACES.sub(" ", text).translate(_BLANKS)
    if not spaced.isprintable():
        spaced = "".join(char for char in spaced if char.isprintable())
    composed = unicodedata.normalize("NFC", spaced)
    return _SPACES.sub(" ", composed).strip()[:limit].rstrip()


def has_words(text: str) -> bool:
    """Tell whether `text` holds at least one letter or digit, and not only emoji or punctuation."""
    return any(char.isalnum() for char in text)

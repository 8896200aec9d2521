"""Cleaning of raw text: one composed form, no invisible characters, single spaces."""

import re
import unicodedata

_INVISIBLE = frozenset({"Cc", "Cf", "Co", "Cs", "Cn"})
_SPACES = re.compile(r"\s+")


def clean(text: str, limit: int | None = None) -> str:
    """Return `text` composed (NFC), without control or zero-width characters, with single spaces.

    Args:
        text: anything a person or a platform sent.
        limit: the longest result wanted, in characters; None keeps everything.
    """
    if limit is not None:
        # Composing shortens: four code points a letter is the most that Vietnamese needs.
        text = text[: 4 * limit]
    spaced = _SPACES.sub(" ", text)
    visible = "".join(char for char in spaced if char == " " or unicodedata.category(char) not in _INVISIBLE)
    composed = unicodedata.normalize("NFC", visible)
    return _SPACES.sub(" ", composed).strip()[:limit]


def has_words(text: str) -> bool:
    """Tell whether `text` holds at least one letter or digit, and not only emoji or punctuation."""
    return any(char.isalnum() for char in text)

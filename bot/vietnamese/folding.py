"""Folding: the text as a phone without a Vietnamese keyboard would have typed it."""

import re
import unicodedata

_STROKED_D = str.maketrans({"\N{LATIN SMALL LETTER D WITH STROKE}": "d", "\N{LATIN CAPITAL LETTER D WITH STROKE}": "D"})
_RUN = re.compile(r"([^\W\d_])\1+")


def fold(text: str) -> str:
    """Return `text` in lower case without diacritics: "Học nghề" becomes "hoc nghe"."""
    decomposed = unicodedata.normalize("NFD", text.translate(_STROKED_D))
    bare = "".join(char for char in decomposed if not unicodedata.combining(char))
    return unicodedata.normalize("NFC", bare).lower()


def collapse_runs(text: str) -> str:
    """Write every repeated letter once: "buồnnnn" becomes "buồn"."""
    return _RUN.sub(r"\1", text)

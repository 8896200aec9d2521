"""Syllables: the unit that spaces separate in written Vietnamese."""

import re

# "9+" is a kind of school, "GDNN-GDTX" one name, "238/2025" one decree: they stay whole.
_SYLLABLE = re.compile(r"\d+\+|\w+(?:[-/]\w+)*")


def syllables(text: str) -> list[str]:
    """Split `text` into syllables, numbers and names, leaving out punctuation and emoji."""
    return _SYLLABLE.findall(text)

"""The gist: which part of a long message asks something.

People tell of their family first and ask at the end; what they tell would drown what they ask.
"""

import re

SHORT = 110
"""Characters up to which a message is read whole."""

# A point inside "4.000.000" ends nothing.
_END = re.compile(r"(?<=[.!?])\s+")


def gist_of(text: str) -> str:
    """Return the part of a cleaned text that asks: its last question with the sentence before, or its last two sentences."""
    if len(text) <= SHORT:
        return text
    sentences = [sentence.strip() for sentence in _END.split(text) if any(letter.isalnum() for letter in sentence)]
    asked = [number for number, sentence in enumerate(sentences) if sentence.endswith("?")]
    last = asked[-1] if asked else len(sentences) - 1
    return " ".join(sentences[max(last - 1, 0) : last + 1])

"""The conditions under which a sentence is asked: as typed, without diacritics, and in a hurry."""

from collections.abc import Mapping, Sequence
from zlib import crc32

from bot.evaluation.noise import Typist
from bot.vietnamese import clean, fold

TYPED, BARE, NOISY = "typed", "bare", "noisy"
CONDITIONS = (TYPED, BARE, NOISY)


def under(condition: str, text: str, short_forms: Mapping[str, Sequence[str]]) -> str:
    """Return `text` as it is typed under `condition`; always the same for the same text.

    Args:
        condition: one of `CONDITIONS`.
        text: a sentence.
        short_forms: see `noise.shortenings`.
    """
    if condition == BARE:
        return fold(clean(text))
    if condition == NOISY:
        # A seed for each text: a sentence more or less changes the slips of no other.
        return Typist(short_forms, crc32(text.encode("utf-8", "surrogatepass"))).type(text)
    return text

"""What the classifier sees in a text: its words with and without diacritics, and pieces of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from bot.entities import MONEY, Entity
from bot.vietnamese import fold, syllables

_SHORTEST, _LONGEST = 2, 5
_WEIGHT_OF_ENTITIES = 3
_TELL_NOTHING = frozenset({"role"})


def features(restored: str, entities: Iterable[Entity] = ()) -> list[str]:
    """Return the features of a text that a `Restorer` has read and of what was found in it, repeated as often as they count.

    Words and pairs of words are taken with diacritics and folded, so that a mistake of the restorer costs half of
    them at most; pieces of 2 to 5 letters of the folded words forgive slips; a province or a school is one thing whatever it is called.
    """
    words = syllables(restored)
    folded = [fold(word) for word in words]
    particulars = dict.fromkeys(feature for entity in entities for feature in _of_entity(entity))
    return [
        *(f"t {piece}" for piece in _words_and_pairs(words)),
        *(f"f {piece}" for piece in _words_and_pairs(folded)),
        *(f"c {piece}" for word in folded for piece in _pieces(f" {word} ")),
        *list(particulars) * _WEIGHT_OF_ENTITIES,
    ]


def _of_entity(entity: Entity) -> Iterator[str]:
    """Go through what an entity tells: that there is one of its kind, and which; of a sum only that there is one."""
    if entity.kind not in _TELL_NOTHING:
        yield f"e {entity.kind}"
        if entity.kind != MONEY:
            yield f"e {entity.kind} {entity.value}"


def _words_and_pairs(words: list[str]) -> Iterator[str]:
    yield from words
    for first, second in pairwise(words):
        yield f"{first} {second}"


def _pieces(word: str) -> Iterator[str]:
    for size in range(_SHORTEST, _LONGEST + 1):
        for start in range(len(word) - size + 1):
            yield word[start : start + size]

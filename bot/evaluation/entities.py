"""How well the particulars in a message were found: places, schools, sums of money."""

from collections import Counter
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from bot.entities import MONEY, Entity
from bot.vietnamese import fold, phrase_line

type Found = Mapping[str, AbstractSet[str]]
"""By kind, the values in one message."""

ALL_KINDS = "all"
_WRITTEN_AS_TYPED = frozenset({"occupation", MONEY})


@dataclass(frozen=True, slots=True)
class EntityScore:
    """How well the values of one kind were found; shares of nothing are 0.

    Attributes:
        expected: how many values there are.
        found: how many were found, rightly or not.
        precision: the share of what was found that is there.
        recall: the share of what is there that was found.
        f1: the harmonic mean of both.
    """

    expected: int
    found: int
    precision: float
    recall: float
    f1: float


def score_entities(messages: Iterable[tuple[Found, Found]]) -> dict[str, EntityScore]:
    """Return the score of each kind in (expected, found), in alphabetical order, and of `ALL_KINDS` together at the end."""
    expected: Counter[str] = Counter()
    found: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for wanted, given in messages:
        expected.update({kind: len(values) for kind, values in wanted.items()})
        found.update({kind: len(values) for kind, values in given.items()})
        right.update({kind: len(values & given.get(kind, set())) for kind, values in wanted.items()})
    by_kind = {kind: _score(expected[kind], found[kind], right[kind]) for kind in sorted({*expected, *found})}
    return by_kind | {ALL_KINDS: _score(expected.total(), found.total(), right.total())} if by_kind else {}


def in_same_terms(written: Mapping[str, object], entities: Iterable[Entity]) -> tuple[Found, Found]:
    """Return what a message holds and what was found in it, so that equal things are equal words.

    Args:
        written: what it holds by kind, one value or a list, beside its text under "q". Trades and sums are written as
            typed, and are found by something that shares all words of one of both; all else by its id or number.
        entities: what was found.
    """
    expected = {kind: set(map(str, values if isinstance(values, list) else [values])) for kind, values in written.items() if kind != "q"}
    found: dict[str, set[str]] = {}
    for entity in entities:
        met = {value for value in expected.get(entity.kind, ()) if _is_same(entity, value)}
        found.setdefault(entity.kind, set()).update(met or {entity.value})
    return expected, found


def _is_same(entity: Entity, written: str) -> bool:
    if entity.kind not in _WRITTEN_AS_TYPED:
        return entity.value.replace("-", "_") == written.replace("-", "_")
    words, typed = (set(fold(phrase_line(text)).split()) for text in (written, entity.text))
    return words <= typed or typed <= words


def _score(expected: int, found: int, right: int) -> EntityScore:
    return EntityScore(
        expected,
        found,
        precision=right / found if found else 0.0,
        recall=right / expected if expected else 0.0,
        f1=2 * right / (expected + found) if expected + found else 0.0,
    )

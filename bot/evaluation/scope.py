"""How well what is for this bot stands apart from what is not."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import ceil

from bot.evaluation.judged import OUT_OF_SCOPE

_KEPT = 0.95
_BINS = 20


@dataclass(frozen=True, slots=True)
class Separation:
    """How far questions inside the scope stand apart from those outside, by their scores.

    Attributes:
        inside: how many questions inside.
        outside: how many outside.
        auroc: the chance that one inside scores higher than one outside; 0.5 is guessing.
        false_positives: the share outside that passes where 95 % inside do.
    """

    inside: int
    outside: int
    auroc: float
    false_positives: float


def in_scope(ranking: Sequence[tuple[str, float]]) -> float:
    """Return how sure a ranking is, between 0 and 1, that the text is for this bot.

    The mean of two signs: it is not taken for out of scope, which tells football and weather; and some other intent
    is likely, which what resembles nothing that was learnt has not.
    """
    known = dict(ranking)
    likeliest = max((confidence for intent, confidence in ranking if intent != OUT_OF_SCOPE), default=0.0)
    return (1 - known.get(OUT_OF_SCOPE, 0.0) + likeliest) / 2


def separation(inside: Sequence[float], outside: Sequence[float]) -> Separation | None:
    """Return how well scores tell inside from outside; None when one of them is empty."""
    if not inside or not outside:
        return None
    return Separation(len(inside), len(outside), auroc(inside, outside), false_positives(inside, outside))


def auroc(inside: Sequence[float], outside: Sequence[float]) -> float:
    """Return the area under the ROC curve; ties count half.

    Raises:
        ZeroDivisionError: one of them is empty.
    """
    ordered = sorted(inside)
    higher = sum(len(ordered) - (bisect_left(ordered, score) + bisect_right(ordered, score)) / 2 for score in outside)
    return higher / (len(inside) * len(outside))


def false_positives(inside: Sequence[float], outside: Sequence[float]) -> float:
    """Return the share of `outside` that passes the highest threshold which 95 % of `inside` pass.

    Raises:
        IndexError: `inside` is empty.
        ZeroDivisionError: `outside` is empty.
    """
    threshold = sorted(inside, reverse=True)[ceil(_KEPT * len(inside)) - 1]
    return sum(score >= threshold for score in outside) / len(outside)


def histogram(scores: Iterable[float]) -> list[float]:
    """Return the share of `scores` (0 to 1) in each of twenty bins of equal width, lowest first; all 0 of none."""
    counts = [0] * _BINS
    for score in scores:
        counts[min(int(score * _BINS), _BINS - 1)] += 1
    total = sum(counts)
    return [count / total if total else 0.0 for count in counts]

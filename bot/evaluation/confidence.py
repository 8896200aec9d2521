"""Whether confidences can be believed: of what is said with 80 % confidence, 80 % should be right."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

_BINS = 10
_LEAST = 1e-30
SHARPNESSES = tuple(range(1, 21))
"""The settings of `sharpness` that are compared."""


@dataclass(frozen=True, slots=True)
class Bin:
    """Sentences understood with about the same confidence.

    Attributes:
        low: the lowest confidence in it; the next bin begins 0.1 higher.
        count: how many sentences.
        confidence: their mean confidence, 0 when there are none.
        accuracy: the share that was right, 0 when there are none.
    """

    low: float
    count: int
    confidence: float
    accuracy: float


@dataclass(frozen=True, slots=True)
class Sharpening:
    """What calibration would be under other settings of `sharpness`.

    Attributes:
        errors: the calibration error at each of `SHARPNESSES`.
        best: the setting with the least error.
    """

    errors: tuple[float, ...]
    best: int


def reliability(told: Iterable[tuple[float, bool]]) -> list[Bin]:
    """Return ten bins of equal width over (confidence, was right), lowest first."""
    bins: list[list[tuple[float, bool]]] = [[] for _ in range(_BINS)]
    for confidence, is_right in told:
        bins[min(int(confidence * _BINS), _BINS - 1)].append((confidence, is_right))
    return [_bin(place / _BINS, inside) for place, inside in enumerate(bins)]


def calibration_error(told: Iterable[tuple[float, bool]]) -> float:
    """Return the expected calibration error: the mean distance of confidence from accuracy over ten bins, by their counts."""
    bins = reliability(told)
    total = sum(one.count for one in bins)
    return sum(one.count * abs(one.confidence - one.accuracy) for one in bins) / total if total else 0.0


def sharpened(probabilities: Sequence[float], sharpness: float) -> tuple[float, ...]:
    """Return the confidence in the likeliest intent at each of `SHARPNESSES`.

    Args:
        probabilities: of all intents, highest first, as `IntentModel.rank` gives them.
        sharpness: the setting they were made with.
    """
    margins = np.log(np.maximum(probabilities, _LEAST)) / sharpness
    margins -= margins[0]
    return tuple(float(1 / np.exp(setting * margins).sum()) for setting in SHARPNESSES)


def sharpening(confidences: Sequence[Sequence[float]], flags: Sequence[bool]) -> Sharpening:
    """Compare the settings of `sharpness`.

    Args:
        confidences: by sentence, what `sharpened` gave.
        flags: by sentence, whether its likeliest intent was right; no setting changes that.
    """
    columns = zip(*confidences, strict=True) if confidences else ((),) * len(SHARPNESSES)
    errors = tuple(calibration_error(zip(column, flags, strict=True)) for column in columns)
    return Sharpening(errors, SHARPNESSES[errors.index(min(errors))])


def _bin(low: float, inside: Sequence[tuple[float, bool]]) -> Bin:
    count = len(inside)
    if not count:
        return Bin(low, 0, 0.0, 0.0)
    return Bin(low, count, sum(confidence for confidence, _ in inside) / count, sum(is_right for _, is_right in inside) / count)

"""Reliability, calibration error and sharpness."""

import math
from collections.abc import Sequence

import pytest

from bot.evaluation.confidence import SHARPNESSES, Bin, calibration_error, reliability, sharpened, sharpening


def test_ten_bins_stand_even_where_nothing_is() -> None:
    bins = reliability([])
    assert [one.low for one in bins] == [place / 10 for place in range(10)]
    assert all((one.count, one.confidence, one.accuracy) == (0, 0.0, 0.0) for one in bins)


def test_a_bin_tells_mean_confidence_and_accuracy() -> None:
    bins = reliability([(0.8125, True), (0.875, False), (0.1, False)])
    assert bins[8] == Bin(0.8, 2, 0.84375, 0.5)
    assert bins[1] == Bin(0.1, 1, 0.1, 0.0)


def test_certainty_belongs_to_the_last_bin() -> None:
    assert reliability([(1.0, True), (0.9, True)])[9].count == 2


@pytest.mark.parametrize(
    ("told", "error"),
    [
        ([], 0.0),
        ([(1.0, True)], 0.0),
        ([(1.0, False)], 1.0),
        ([(0.5, True), (0.5, False)], 0.0),
        # Two in one bin, off by 0.3; one in another, off by 0.2.
        ([(0.8, True), (0.8, False), (0.2, False)], (2 * 0.3 + 0.2) / 3),
    ],
)
def test_calibration_error(told: Sequence[tuple[float, bool]], error: float) -> None:
    assert calibration_error(told) == pytest.approx(error)


def test_confidences_at_the_setting_they_were_made_with_are_themselves() -> None:
    assert sharpened([0.7, 0.2, 0.1], 6)[SHARPNESSES.index(6)] == pytest.approx(0.7)


def test_another_setting_is_softmax_of_other_margins() -> None:
    margins = [0.5, 0.2, -1.0]

    def softmax(sharpness: float) -> list[float]:
        weights = [math.exp(sharpness * margin) for margin in margins]
        return [weight / sum(weights) for weight in weights]

    assert sharpened(softmax(3), 3) == pytest.approx([softmax(setting)[0] for setting in SHARPNESSES])


def test_a_probability_too_small_to_be_written_is_no_fault() -> None:
    assert sharpened([1.0, 0.0], 6)[-1] == pytest.approx(1.0)


def test_of_one_intent_there_is_no_doubt() -> None:
    assert sharpened([1.0], 6) == (1.0,) * len(SHARPNESSES)


def test_best_setting_has_the_least_error() -> None:
    rows = [sharpened([0.6, 0.4], 6)] * 10
    compared = sharpening(rows, [True] * 9 + [False])
    assert compared.errors[compared.best - 1] == min(compared.errors)
    # 0.6 of 6 is right nine times of ten: (3/2) ** (s / 6) = 9 has s = 32, so the sharpest comes nearest.
    assert compared.best == SHARPNESSES[-1]


def test_of_equal_settings_the_softest_is_best() -> None:
    assert sharpening([(1.0,) * 20], [True]).best == 1


def test_settings_can_be_compared_on_nothing() -> None:
    assert sharpening([], []).errors == (0.0,) * len(SHARPNESSES)

"""Certainty is told in four bands, never above nine in ten."""

import pytest

from bot.quiz import Certainty
from bot.quiz.certainty import certainty_of


@pytest.mark.parametrize(
    ("probability", "band"),
    [
        (1.0, Certainty.QUITE_SURE),
        (0.85, Certainty.QUITE_SURE),
        (0.8499, Certainty.FAIRLY_SURE),
        (0.70, Certainty.FAIRLY_SURE),
        (0.6999, Certainty.NOT_VERY_SURE),
        (0.50, Certainty.NOT_VERY_SURE),
        (0.4999, Certainty.LEVEL),
        (0.0, Certainty.LEVEL),
    ],
)
def test_band_of_a_probability(probability: float, band: Certainty) -> None:
    assert certainty_of(probability) is band


def test_never_above_nine_in_ten() -> None:
    assert [band.in_ten for band in Certainty] == [(9, 9), (7, 8), (6, 6), None]


def test_one_step_lower_ends_at_level() -> None:
    surest_first = list(Certainty)

    assert [band.one_step_lower for band in surest_first] == [*surest_first[1:], Certainty.LEVEL]

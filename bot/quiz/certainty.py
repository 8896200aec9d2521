"""Certainty: what is told of how sure the two leading interests are, in four bands instead of decimals."""

from enum import StrEnum


class Certainty(StrEnum):
    """How sure it is that the two leading interests lead today."""

    QUITE_SURE = "quite_sure"
    FAIRLY_SURE = "fairly_sure"
    NOT_VERY_SURE = "not_very_sure"
    LEVEL = "level"
    """Several interests are about level: more questions would not settle it."""

    @property
    def in_ten(self) -> tuple[int, int] | None:
        """In how many of ten people like this one it is so, from and to; None for level interests. Never above nine."""
        return _IN_TEN[self]

    @property
    def one_step_lower(self) -> "Certainty":
        """What is told when answers show a sign of carelessness."""
        return {Certainty.QUITE_SURE: Certainty.FAIRLY_SURE, Certainty.FAIRLY_SURE: Certainty.NOT_VERY_SURE}.get(self, Certainty.LEVEL)


_IN_TEN = {Certainty.QUITE_SURE: (9, 9), Certainty.FAIRLY_SURE: (7, 8), Certainty.NOT_VERY_SURE: (6, 6), Certainty.LEVEL: None}
_FROM = ((0.85, Certainty.QUITE_SURE), (0.70, Certainty.FAIRLY_SURE), (0.50, Certainty.NOT_VERY_SURE))


def certainty_of(probability: float) -> Certainty:
    """Return the band of a probability of the leading pair."""
    return next((band for least, band in _FROM if probability >= least), Certainty.LEVEL)

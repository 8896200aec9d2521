"""Carelessness: signs that someone tapped without reading. They ask for a kind question, never for a block."""

from collections.abc import Sequence
from enum import StrEnum
from itertools import groupby
from statistics import fmean, median, pstdev

from bot.quiz.items import Rating
from bot.quiz.parameters import Parameters

_LONG_RUN = 10
_ENOUGH = 10
"""Answers needed before their spread, or their speed, means anything."""
_LITTLE_SPREAD = 0.1
"""Of the scale's width: 0.4 on five answers."""
_HASTY_SECONDS = 1.5
_SETTLED = 6
"""Answers after which a surprise is the person's and not the prior's; and as many surprises make a mean."""


class Sign(StrEnum):
    """Why answers may not mean much. Measured on real people in section 6 of the study."""

    SAME_AGAIN = "same_again"
    """Ten equal answers in a row."""
    LITTLE_SPREAD = "little_spread"
    """All answers nearly the same (sd under a tenth of the scale)."""
    CONTRADICTION = "contradiction"
    """Answers contradict each other more than the parameters' `fit_limit` allows."""
    HASTE = "haste"
    """Half of the answers took less than 1.5 seconds."""


def signs(parameters: Parameters, ratings: Sequence[Rating], surprises: Sequence[float]) -> frozenset[Sign]:
    """Return the signs in `ratings`; `surprises` are those of the scored answers, in order."""
    answers = [rating.answer for rating in ratings if isinstance(rating.answer, int)]
    times = [rating.seconds for rating in ratings if rating.seconds is not None]
    late = surprises[_SETTLED:]
    found = {
        Sign.SAME_AGAIN: any(len(list(run)) >= _LONG_RUN for _, run in groupby(answers)),
        Sign.LITTLE_SPREAD: len(answers) >= _ENOUGH and pstdev(answers) < _LITTLE_SPREAD * parameters.scale.width,
        Sign.CONTRADICTION: len(late) >= _SETTLED and fmean(late) > parameters.fit_limit,
        Sign.HASTE: len(times) >= _ENOUGH and median(times) < _HASTY_SECONDS,
    }
    return frozenset(sign for sign, is_there in found.items() if is_there)

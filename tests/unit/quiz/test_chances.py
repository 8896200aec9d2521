"""Chances agree with what drawing many people from the posterior gives, and with symmetry."""

from itertools import combinations
from statistics import fmean

import numpy as np
import pytest

from bot.quiz import INTERESTS, bank_of
from bot.quiz.chances import chances, expected
from bot.quiz.posterior import Posterior, prior, update
from tests.unit.quiz.quizzes import STARTING, items

BANK = bank_of(items(2), STARTING)
SAME = Posterior((0.0,) * 6, tuple(tuple(float(row == column) for column in range(6)) for row in range(6)))


def test_independent_interests_lead_equally_often() -> None:
    told = chances(BANK, SAME)

    assert list(told.pairs.values()) == pytest.approx([1 / 15] * 15, abs=0.025)
    assert list(told.firsts.values()) == pytest.approx([1 / 6] * 6, abs=0.025)


def test_chances_agree_with_many_draws() -> None:
    posterior = prior(STARTING)
    for entry, answer in zip(BANK.items.values(), (4, 5, 2, 3, 4, 4, 1, 2, 3, 5, 2, 2), strict=True):
        posterior = update(posterior, entry, answer)
    spread = np.array(BANK.slopes)[:, None] * np.array(posterior.covariance) * np.array(BANK.slopes)
    drawn = np.random.default_rng(1).multivariate_normal(expected(BANK, posterior), spread, 50_000)
    two = np.sort(np.argsort(drawn)[:, -2:])

    told = chances(BANK, posterior)

    shares = [fmean(((two[:, 0] == low) & (two[:, 1] == high)).tolist()) for low, high in combinations(range(6), 2)]
    assert list(told.pairs.values()) == pytest.approx(shares, abs=0.03)
    assert told.sure == max(told.pairs.values())


def test_no_pair_is_forgotten() -> None:
    assert list(chances(BANK, SAME).pairs) == list(combinations(INTERESTS, 2))

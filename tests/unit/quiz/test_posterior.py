"""One answer at a time gives what all answers together would give."""

from itertools import cycle

import numpy as np
import pytest

from bot.quiz import bank_of
from bot.quiz.posterior import prior, surprise, update
from tests.unit.quiz.quizzes import STARTING, items

BANK = bank_of(items(3), STARTING)


def test_steps_agree_with_the_textbook_formula_for_all_answers_at_once() -> None:
    """Precision of the posterior = that of the prior + X' X / noise (Bishop, Pattern Recognition, 3.50-3.51)."""
    entries, answers = list(BANK.items.values()), cycle((1, 5, 4, 2, 3))
    posterior, given = prior(STARTING), []
    for entry, answer in zip(entries, answers, strict=False):
        posterior = update(posterior, entry, answer)
        given.append(answer - entry.model.mean)
    design = np.zeros((len(entries), 6))
    for row, entry in enumerate(entries):
        design[row, entry.interest] = entry.model.slope
    noise = STARTING.default.noise
    covariance = np.linalg.inv(np.linalg.inv(np.array(STARTING.correlations)) + design.T @ design / noise)

    assert np.array(posterior.covariance) == pytest.approx(covariance, abs=1e-12)
    assert np.array(posterior.means) == pytest.approx(covariance @ design.T @ np.array(given) / noise, abs=1e-12)


def test_answer_tells_of_related_interests_too() -> None:
    posterior = update(prior(STARTING), BANK.items["R0"], 5)

    realistic, _, _, _, enterprising, conventional = posterior.means
    assert realistic > conventional > enterprising > 0


def test_expected_answer_does_not_surprise_and_the_opposite_does() -> None:
    posterior = update(prior(STARTING), BANK.items["R0"], 5)

    assert surprise(posterior, BANK.items["R1"], 4) < 1 < surprise(posterior, BANK.items["R1"], 1)

"""How well inside and outside stand apart."""

import pytest

from bot.evaluation.judged import OUT_OF_SCOPE
from bot.evaluation.scope import Separation, auroc, false_positives, histogram, in_scope, separation


@pytest.mark.parametrize(
    ("ranking", "score"),
    [
        ([("a", 1.0)], 1.0),
        ([(OUT_OF_SCOPE, 1.0)], 0.0),
        ([("a", 0.6), (OUT_OF_SCOPE, 0.4)], 0.6),
        ([(OUT_OF_SCOPE, 0.5), ("a", 0.3), ("b", 0.2)], 0.4),
        # Resembles nothing: in no scope for sure.
        ([("a", 0.01), ("b", 0.01)], 0.505),
        ([], 0.5),
    ],
)
def test_score_of_being_in_scope(ranking: list[tuple[str, float]], score: float) -> None:
    assert in_scope(ranking) == pytest.approx(score)


@pytest.mark.parametrize(
    ("inside", "outside", "area"),
    [
        ([0.9, 0.8], [0.1, 0.2], 1.0),
        ([0.1], [0.9], 0.0),
        ([0.5, 0.5], [0.5], 0.5),
        # 0.9 beats both, 0.4 beats one and ties none.
        ([0.9, 0.4], [0.6, 0.3], 0.75),
        ([0.9, 0.4], [0.4, 0.3], 0.875),
    ],
)
def test_auroc(inside: list[float], outside: list[float], area: float) -> None:
    assert auroc(inside, outside) == area


def test_all_that_passes_with_nineteen_of_twenty_is_counted() -> None:
    inside = [number / 100 for number in range(20)]
    # 19 of 20 are at least 0.01; ties with the threshold pass.
    assert false_positives(inside, [0.0, 0.005, 0.01, 0.5]) == 0.5


def test_one_inside_must_pass() -> None:
    assert false_positives([0.7], [0.6, 0.7, 0.8]) == pytest.approx(2 / 3)


def test_scores_that_are_all_alike_tell_nothing() -> None:
    assert separation([0.5] * 3, [0.5] * 2) == Separation(3, 2, 0.5, 1.0)


@pytest.mark.parametrize(("inside", "outside"), [([], [0.5]), ([0.5], []), ([], [])])
def test_nothing_cannot_be_told_from_anything(inside: list[float], outside: list[float]) -> None:
    assert separation(inside, outside) is None


def test_histogram_has_twenty_shares_and_certainty_in_the_last() -> None:
    shares = histogram([0.0, 0.04, 0.05, 1.0])
    assert (len(shares), shares[0], shares[1], shares[-1]) == (20, 0.5, 0.25, 0.25)
    assert histogram([]) == [0.0] * 20

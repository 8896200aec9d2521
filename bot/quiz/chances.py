"""Chances: how probable it is that two given interests lead, and that one is the first."""

from collections import Counter
from dataclasses import dataclass
from itertools import combinations
from math import inf, sumprod
from operator import add, sub
from statistics import NormalDist

from bot.quiz.bank import Bank
from bot.quiz.items import INTERESTS
from bot.quiz.linear import Vector, cholesky
from bot.quiz.posterior import Posterior

type Pair = tuple[str, str]
"""Two letters in the order of `INTERESTS`."""

_PAIRS: tuple[Pair, ...] = tuple(combinations(INTERESTS, 2))
_HALF = 256


@dataclass(frozen=True, slots=True)
class Chances:
    """What the posterior says of the order of the interests.

    Attributes:
        pairs: for all 15 pairs the probability that they are the two highest; together 1.
        firsts: for each interest the probability that it is the highest; together 1.
    """

    pairs: dict[Pair, float]
    firsts: dict[str, float]

    @property
    def leading(self) -> Pair:
        """The pair that most probably leads."""
        return max(self.pairs, key=self.pairs.__getitem__)

    @property
    def sure(self) -> float:
        """The probability of the leading pair, as computed; to people it is told as `Certainty`."""
        return self.pairs[self.leading]


def chances(bank: Bank, posterior: Posterior) -> Chances:
    """Return the chances, counted over 512 points spread evenly through the posterior: the same for everyone, no luck in it."""
    centre = expected(bank, posterior)
    root = cholesky(posterior.covariance)
    spread = [tuple(slope * entry for entry in row) for slope, row in zip(bank.slopes, root, strict=True)]
    leads: Counter[tuple[int, int]] = Counter()
    for point in _POINTS:
        aside = [sumprod(row, point) for row in spread]
        leads[_first_two([*map(add, centre, aside)])] += 1
        leads[_first_two([*map(sub, centre, aside)])] += 1
    pairs, firsts = dict.fromkeys(_PAIRS, 0.0), dict.fromkeys(INTERESTS, 0.0)
    for (first, second), hits in leads.items():
        pairs[INTERESTS[min(first, second)], INTERESTS[max(first, second)]] += hits / leads.total()
        firsts[INTERESTS[first]] += hits / leads.total()
    return Chances(pairs, firsts)


def expected(bank: Bank, posterior: Posterior) -> Vector:
    """Return for each interest the mean answer to be expected over its items, on the scale (beyond its ends for extreme people)."""
    return tuple(mean + slope * interest for mean, slope, interest in zip(bank.means, bank.slopes, posterior.means, strict=True))


def _first_two(values: list[float]) -> tuple[int, int]:
    """Return the places of the highest and the second highest value."""
    first = values.index(max(values))
    values[first] = -inf
    return first, values.index(max(values))


def _normal_points() -> tuple[Vector, ...]:
    """Return points that, with their mirror images, fill a six-dimensional standard normal evenly.

    The R sequence (Martin Roberts, "The unreasonable effectiveness of quasirandom sequences", 2018): multiples of the powers
    of 1/g, where g solves g^7 = g + 1. Against 40,000 random points: no bias, sd .011 (400 random points: .021).
    """
    ratio = 2.0
    for _ in range(60):
        ratio = (1 + ratio) ** (1 / 7)
    steps = [ratio**-power for power in range(1, 7)]
    normal = NormalDist()
    return tuple(tuple(normal.inv_cdf((0.5 + number * step) % 1) for step in steps) for number in range(1, _HALF + 1))


_POINTS = _normal_points()

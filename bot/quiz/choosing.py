"""Choosing: which item to ask next, so that the doubt about the two leading interests shrinks most."""

import hashlib
from collections.abc import Sequence
from math import exp

from bot.quiz.bank import Bank, BankItem
from bot.quiz.chances import expected
from bot.quiz.items import INTERESTS
from bot.quiz.posterior import Posterior, information

_EXPLORED = 0.15
"""Share of items after the sixth that are chosen at random, so that every item is answered often enough to learn about it."""
_CLOSE = 0.9
"""Another interest is asked instead of the same one a third time if it helps at least this much as well."""
_ROUNDING = 1e-9


def choose(bank: Bank, posterior: Posterior, asked: Sequence[BankItem], seed: str) -> BankItem | None:
    """Return the item to ask after `asked`; None when the bank is exhausted.

    First one item of each interest; then, but for some exploring, the interest whose answer helps most to tell the present top
    two from the rest, and of it one of the two items that tell most.
    """
    seen = {entry.item.id for entry in asked}
    left = [entry for entry in bank.items.values() if entry.item.id not in seen]
    if not left:
        return None
    tiring = asked[-1].interest if len(asked) > 1 and asked[-1].interest == asked[-2].interest else None
    fresh = set(range(len(INTERESTS))) - {entry.interest for entry in asked}
    if fresh:
        pool = _telling(posterior, left, min(fresh, key=lambda place: _draw(seed, "opening", place)))
    elif _draw(seed, "explore", len(asked)) < _EXPLORED:
        pool = [entry for entry in left if entry.interest != tiring] or left
    else:
        pool = _telling(posterior, left, _most_helpful(bank, posterior, left, tiring))
    return pool[int(_draw(seed, "item", len(asked)) * len(pool))]


def _telling(posterior: Posterior, left: Sequence[BankItem], interest: int) -> list[BankItem]:
    """Return the two items of an interest that tell most about it, and those that tell as much."""
    worth = [(information(posterior, entry), entry) for entry in left if entry.interest == interest]
    enough = sorted((value for value, _ in worth), reverse=True)[:2][-1] * (1 - _ROUNDING)
    return [entry for value, entry in worth if value >= enough]


def _most_helpful(bank: Bank, posterior: Posterior, left: Sequence[BankItem], tiring: int | None) -> int:
    """Return the interest to ask about: one whose best item helps most, and not the tiring one if another is close."""
    doubts = _doubts(bank, posterior)
    help_of: dict[int, float] = {}
    for entry in left:
        help_of[entry.interest] = max(help_of.get(entry.interest, 0.0), information(posterior, entry) * doubts[entry.interest])
    best = max(help_of, key=help_of.__getitem__)
    others = {place: value for place, value in help_of.items() if place != tiring}
    if best == tiring and others:
        other = max(others, key=others.__getitem__)
        return other if others[other] >= _CLOSE * help_of[best] else best
    return best


def _doubts(bank: Bank, posterior: Posterior) -> list[float]:
    """Return for each interest how much knowing it better would settle which two lead.

    Summed over each of the present top two against each of the other four: the squared covariance of the interest with their
    difference d, weighted by phi(2z) / var(d) with z = d / sd(d): only contests count that answers still to come may overturn.
    """
    values, covariance, slopes = expected(bank, posterior), posterior.covariance, bank.slopes
    order = sorted(range(len(values)), key=values.__getitem__, reverse=True)
    doubts = [0.0] * len(values)
    for high in order[:2]:
        for low in order[2:]:
            with_each = [slopes[high] * row[high] - slopes[low] * row[low] for row in covariance]
            variance = slopes[high] * with_each[high] - slopes[low] * with_each[low]
            weight = exp(-2 * (values[high] - values[low]) ** 2 / variance) / variance
            doubts = [doubt + weight * shared**2 for doubt, shared in zip(doubts, with_each, strict=True)]
    return doubts


def _draw(seed: str, purpose: str, number: int) -> float:
    """Return a number in [0, 1) that looks random and hangs on the arguments alone."""
    digest = hashlib.sha256(f"{seed}/{purpose}/{number}".encode()).digest()
    return (int.from_bytes(digest[:8]) >> 11) / 2**53

"""People who take the quiz: real ones from the CC BY data, simulated ones whose interests are known, and one who does not read."""

import csv
import gzip
import random
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from math import sumprod
from pathlib import Path
from statistics import fmean

from bot.quiz import INTERESTS, Bank, Item
from bot.quiz.bank import BankItem
from bot.quiz.linear import cholesky
from bot.settings import ROOT

DATA = ROOT / "tests" / "quiz" / "data" / "jobcannon_riasec60_n1177.csv.gz"


@dataclass(frozen=True)
class Person:
    """Someone who would answer every item.

    Attributes:
        answers: to each item, by id.
        interests: how high each is, by its letter, on the scale: of real people the mean answer over the whole form, of simulated
            ones the truth.
        seconds: that they took for an item, on average; None where it is not known.
    """

    answers: Mapping[str, int]
    interests: Mapping[str, float]
    seconds: float | None = None

    def is_led_by(self, pair: Iterable[str]) -> bool:
        """Tell whether no other interest is higher than those two; ties are tolerated."""
        chosen = set(pair)
        return min(self.interests[letter] for letter in chosen) >= max(self.interests[letter] for letter in set(INTERESTS) - chosen)

    def has_first_among(self, letters: Iterable[str]) -> bool:
        """Tell whether the highest interest, or one that ties with it, is among `letters`."""
        return max(self.interests[letter] for letter in letters) == max(self.interests.values())


def real_people(path: Path = DATA) -> list[Person]:
    """Return the 1,177 people of the JobCannon Psychometric Response Dataset; answers 0-4, items R1 to C10."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        return [_real(row) for row in csv.DictReader(file)]


def _real(row: Mapping[str, str]) -> Person:
    answers = {name: int(value) for name, value in row.items() if name[0] in INTERESTS}
    interests = {letter: fmean(answer for name, answer in answers.items() if name[0] == letter) for letter in INTERESTS}
    return Person(answers, interests, float(row["duration_seconds"]) / len(answers) if row["duration_seconds"] else None)


def items_of(ids: Iterable[str]) -> list[Item]:
    """Return the items of a form whose ids begin with the interest's letter."""
    return [Item(name, name[0]) for name in ids]


def simulated_people(bank: Bank, count: int, seed: int) -> Iterator[Person]:
    """Yield people of known interests who answer as the model says, but in whole numbers and on the scale, as people do."""
    luck = random.Random(seed)  # noqa: S311 - no secret
    root = cholesky(bank.parameters.correlations)
    for _ in range(count):
        normal = [luck.gauss() for _ in INTERESTS]
        levels = [sumprod(row, normal) for row in root]
        answers = {name: _answer(bank, entry, levels[entry.interest], luck) for name, entry in bank.items.items()}
        means = (mean + slope * level for mean, slope, level in zip(bank.means, bank.slopes, levels, strict=True))
        yield Person(answers, dict(zip(INTERESTS, means, strict=True)))


def _answer(bank: Bank, entry: BankItem, level: float, luck: random.Random) -> int:
    scale, model = bank.parameters.scale, entry.model
    felt = model.mean + model.slope * level + luck.gauss(sigma=model.noise**0.5)
    return min(max(round(felt), scale.lowest), scale.highest)


def straight_liners(bank: Bank) -> list[Person]:
    """Return people who always give the same answer, one for each answer."""
    scale = bank.parameters.scale
    return [Person(dict.fromkeys(bank.items, answer), dict.fromkeys(INTERESTS, 0.0)) for answer in range(scale.lowest, scale.highest + 1)]

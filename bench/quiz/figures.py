"""The figures: how right, how honest, how long, how fast and how repeatable the quiz is."""

import json
import math
import time
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from statistics import fmean

from bench.quiz.people import Person
from bot.quiz import Bank, Certainty, Quiz, Rating, Sign
from bot.quiz.certainty import certainty_of

STRAIGHT = frozenset({Sign.SAME_AGAIN, Sign.LITTLE_SPREAD})
"""The signs of someone who always gives the same answer."""


@dataclass(frozen=True)
class Taken:
    """A quiz taken to its end.

    Attributes:
        person: who took it.
        quiz: as it was.
        ratings: in the order asked.
        pair: the two letters said to lead.
        stated: the probability stated of them.
        signs: of carelessness.
        taps: milliseconds of processor time for each next question.
    """

    person: Person
    quiz: Quiz
    ratings: Sequence[Rating]
    pair: tuple[str, str]
    stated: float
    signs: frozenset[Sign]
    taps: Sequence[float]


@dataclass(frozen=True)
class Band:
    """People who were told the same certainty.

    Attributes:
        people: how many.
        stated: mean probability stated of the leading pair.
        observed: share of them whose interests are really led by it.
    """

    people: int
    stated: float
    observed: float


def take(quiz: Quiz, person: Person) -> Taken:
    """Let a person answer until the quiz is done."""
    ratings: list[Rating] = []
    taps: list[float] = []
    while True:
        started = time.process_time()
        item = quiz.next_item(ratings)
        taps.append(1000 * (time.process_time() - started))
        if item is None:
            break
        ratings.append(Rating(item.id, person.answers[item.id]))
    chances = quiz.chances(ratings)
    return Taken(person, quiz, ratings, chances.leading, chances.sure, quiz.signs(ratings), taps)


def take_all(bank: Bank, people: Iterable[Person]) -> list[Taken]:
    """Let everyone take the quiz, each with a seed of their own."""
    return [take(Quiz(bank, f"{number}"), person) for number, person in enumerate(people)]


def share(found: Sequence[bool]) -> float:
    """Return how often it is so, from 0 to 1."""
    return fmean(map(float, found))


def bands(quizzes: Sequence[Taken]) -> dict[Certainty, Band]:
    """Return stated against observed certainty, the surest first; without the bands that nobody is in."""
    sorted_out = {band: [one for one in quizzes if certainty_of(one.stated) is band] for band in Certainty}
    return {
        band: Band(len(those), fmean(one.stated for one in those), share([one.person.is_led_by(one.pair) for one in those]))
        for band, those in sorted_out.items()
        if those
    }


def is_flagged_by(one: Taken, item: int) -> bool:
    """Tell whether the first so many ratings show a sign of carelessness."""
    return bool(one.quiz.signs(one.ratings[:item]))


def replay_difference(one: Taken) -> float:
    """Return the largest difference between a quiz and its replay from stored ratings, in the order given and in reverse.

    In units of the scale and of probability; infinite if the replay would have asked anything else.
    """
    stored = [Rating(**row) for row in json.loads(json.dumps([asdict(rating) for rating in one.ratings]))]
    asked = [one.quiz.next_item(stored[:place]) for place in range(len(stored) + 1)]
    if [item.id for item in asked if item] != [rating.item for rating in one.ratings]:
        return math.inf
    again = max(_distance(one, stored), _distance(one, stored[::-1]))
    return max(again, abs(one.quiz.chances(stored).sure - one.stated))


def _distance(one: Taken, ratings: Sequence[Rating]) -> float:
    told, again = one.quiz.profile(one.ratings), one.quiz.profile(ratings)
    return max(max(abs(again[letter].mean - told[letter].mean), abs(again[letter].sd - told[letter].sd)) for letter in told)

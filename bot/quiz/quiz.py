"""The quiz itself: everything that can be asked of (parameters, items, seed, ratings)."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

from bot.quiz.bank import Bank, BankItem
from bot.quiz.carelessness import Sign, signs
from bot.quiz.certainty import Certainty, certainty_of
from bot.quiz.chances import Chances, chances, expected
from bot.quiz.choosing import choose
from bot.quiz.items import INTERESTS, UNKNOWN, Item, Rating
from bot.quiz.posterior import Posterior, prior, surprise, update


class ImpossibleRatingError(ValueError):
    """The rating is of no item of the bank, of one rated before, or off the scale."""


@dataclass(frozen=True, slots=True)
class Length:
    """When to stop.

    Attributes:
        shortest: scored answers before the quiz stops by itself, and questions before a person may stop it.
        longest: questions at most, those answered "unknown" included.
        sure_enough: probability of the leading pair at which it stops.
    """

    shortest: int = 12
    longest: int = 24
    sure_enough: float = 0.70


@dataclass(frozen=True, slots=True)
class Estimate:
    """What is known of one interest, in units of the scale.

    Attributes:
        mean: the mean answer to be expected over all items of the interest; beyond the scale's ends for extreme people.
        sd: its standard deviation.
    """

    mean: float
    sd: float


@dataclass(frozen=True, slots=True)
class Quiz:
    """One person's quiz. Every method takes all ratings so far and may raise `ImpossibleRatingError`.

    Attributes:
        bank: items with their parameters.
        seed: any text, stored with the quiz: all that is random hangs on it.
        length: when to stop.
    """

    bank: Bank
    seed: str
    length: Length = Length()

    def next_item(self, ratings: Sequence[Rating]) -> Item | None:
        """Return the item to ask now; None when the quiz is done."""
        posterior, _ = self._learn(ratings)
        if self._is_enough(ratings, posterior):
            return None
        chosen = choose(self.bank, posterior, [self.bank.items[rating.item] for rating in ratings], self.seed)
        return chosen.item if chosen else None

    def is_done(self, ratings: Sequence[Rating]) -> bool:
        """Tell whether there is nothing more to ask."""
        posterior, _ = self._learn(ratings)
        return len(ratings) == len(self.bank.items) or self._is_enough(ratings, posterior)

    def may_stop(self, ratings: Sequence[Rating]) -> bool:
        """Tell whether a person who wants to stop gets a result."""
        return len(ratings) >= self.length.shortest

    def profile(self, ratings: Sequence[Rating]) -> dict[str, Estimate]:
        """Return what is known of each interest, by its letter, in the order of `INTERESTS`."""
        posterior, _ = self._learn(ratings)
        means = expected(self.bank, posterior)
        sds = [slope * sqrt(posterior.covariance[place][place]) for place, slope in enumerate(self.bank.slopes)]
        return {letter: Estimate(mean, sd) for letter, mean, sd in zip(INTERESTS, means, sds, strict=True)}

    def chances(self, ratings: Sequence[Rating]) -> Chances:
        """Return the probabilities of every pair and of every first letter."""
        posterior, _ = self._learn(ratings)
        return chances(self.bank, posterior)

    def ranking(self, ratings: Sequence[Rating]) -> tuple[str, ...]:
        """Return all six letters: the pair that most probably leads, then the others, each part by expected mean."""
        profile, leading = self.profile(ratings), self.chances(ratings).leading
        return tuple(sorted(INTERESTS, key=lambda letter: (letter in leading, profile[letter].mean), reverse=True))

    def certainty(self, ratings: Sequence[Rating]) -> Certainty:
        """Return how sure the leading pair is, one step lower when there is a sign of carelessness."""
        band = certainty_of(self.chances(ratings).sure)
        return band.one_step_lower if self.signs(ratings) else band

    def signs(self, ratings: Sequence[Rating]) -> frozenset[Sign]:
        """Return the signs of carelessness so far."""
        _, surprises = self._learn(ratings)
        return signs(self.bank.parameters, ratings, surprises)

    def _is_enough(self, ratings: Sequence[Rating], posterior: Posterior) -> bool:
        if len(ratings) >= self.length.longest:
            return True
        scored = sum(rating.answer != UNKNOWN for rating in ratings)
        return scored >= self.length.shortest and chances(self.bank, posterior).sure >= self.length.sure_enough

    def _learn(self, ratings: Sequence[Rating]) -> tuple[Posterior, list[float]]:
        """Return the posterior after all ratings, and how surprising each scored one was when it came."""
        posterior, surprises = prior(self.bank.parameters), []
        for item, rating in zip(self._rated(ratings), ratings, strict=True):
            if isinstance(rating.answer, int):
                surprises.append(surprise(posterior, item, rating.answer))
                posterior = update(posterior, item, rating.answer)
        return posterior, surprises

    def _rated(self, ratings: Sequence[Rating]) -> list[BankItem]:
        """Return the item of each rating, once all are possible."""
        scale = self.bank.parameters.scale
        seen: set[str] = set()
        for rating in ratings:
            is_answer = rating.answer == UNKNOWN or (isinstance(rating.answer, int) and scale.lowest <= rating.answer <= scale.highest)
            if rating.item not in self.bank.items or rating.item in seen or not is_answer:
                raise ImpossibleRatingError(rating)
            seen.add(rating.item)
        return [self.bank.items[rating.item] for rating in ratings]

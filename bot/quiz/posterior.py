"""The posterior: what the ratings so far say of six correlated interests, in closed form."""

from dataclasses import dataclass

from bot.quiz.bank import BankItem
from bot.quiz.linear import Matrix, Vector
from bot.quiz.parameters import Parameters


@dataclass(frozen=True, slots=True)
class Posterior:
    """A normal distribution over the six interests, each in sds of all people.

    Attributes:
        means: six.
        covariance: 6 x 6.
    """

    means: Vector
    covariance: Matrix


def prior(parameters: Parameters) -> Posterior:
    """Return what is known of someone who has answered nothing: the average of all people, as correlated as theirs."""
    return Posterior((0.0,) * len(parameters.correlations), parameters.correlations)


def update(posterior: Posterior, item: BankItem, answer: float) -> Posterior:
    """Return the posterior after one more answer, on the item's scale: a Kalman step with a single measurement."""
    slope = item.model.slope
    column = tuple(row[item.interest] for row in posterior.covariance)
    gain = tuple(slope * entry / _variance(posterior, item) for entry in column)
    error = _error(posterior, item, answer)
    means = tuple(mean + rate * error for mean, rate in zip(posterior.means, gain, strict=True))
    rows = zip(posterior.covariance, gain, strict=True)
    covariance = tuple(tuple(old - rate * slope * other for old, other in zip(row, column, strict=True)) for row, rate in rows)
    return Posterior(means, covariance)


def surprise(posterior: Posterior, item: BankItem, answer: float) -> float:
    """Return the squared distance of an answer from the one foreseen, in variances of that foresight: 1 on average."""
    return _error(posterior, item, answer) ** 2 / _variance(posterior, item)


def information(posterior: Posterior, item: BankItem) -> float:
    """Return how much an answer to `item` narrows its interest, per variance of the interest."""
    return item.model.slope**2 / _variance(posterior, item)


def _variance(posterior: Posterior, item: BankItem) -> float:
    """Return the variance of an answer not given yet."""
    return item.model.slope**2 * posterior.covariance[item.interest][item.interest] + item.model.noise


def _error(posterior: Posterior, item: BankItem, answer: float) -> float:
    return answer - item.model.mean - item.model.slope * posterior.means[item.interest]

"""The bank: items together with what the parameters say of each."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from statistics import fmean

from bot.quiz.items import INTERESTS, Item
from bot.quiz.linear import Vector
from bot.quiz.parameters import ItemParameters, Parameters


class BankError(ValueError):
    """No quiz can be made of these items."""


@dataclass(frozen=True, slots=True)
class BankItem:
    """An item ready for the arithmetic.

    Attributes:
        item: as it was given.
        interest: place of its interest in `INTERESTS`.
        model: how people answer it.
    """

    item: Item
    interest: int
    model: ItemParameters


@dataclass(frozen=True, slots=True)
class Bank:
    """All items that may be asked.

    Attributes:
        parameters: as they were given.
        items: by id, sorted, so that the order of a file changes nothing.
        means: six; the mean answer over an interest's items, on the scale.
        slopes: six; the mean slope of an interest's items, in units of the scale.
    """

    parameters: Parameters
    items: Mapping[str, BankItem]
    means: Vector
    slopes: Vector


def bank_of(items: Iterable[Item], parameters: Parameters) -> Bank:
    """Return the bank of `items`.

    Raises:
        BankError: an id occurs twice, a dimension is no interest, or an interest has no item.
    """
    chosen = sorted(items, key=lambda item: item.id)
    wrong = [item for item in chosen if len(item.dimension) != 1 or item.dimension not in INTERESTS]
    if wrong or len({item.id for item in chosen}) < len(chosen) or {item.dimension for item in chosen} != set(INTERESTS):
        raise BankError(wrong or [item.id for item in chosen])
    ready = {item.id: BankItem(item, INTERESTS.index(item.dimension), parameters.of(item.id)) for item in chosen}
    models = [[entry.model for entry in ready.values() if entry.interest == place] for place in range(len(INTERESTS))]
    means = tuple(fmean(model.mean for model in of_interest) for of_interest in models)
    slopes = tuple(fmean(model.slope for model in of_interest) for of_interest in models)
    return Bank(parameters, ready, means, slopes)

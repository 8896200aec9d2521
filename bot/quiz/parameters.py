"""Parameters: what is assumed of interests and items before anyone answers. Versioned, so that old results can be told again."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from bot.quiz.items import INTERESTS
from bot.quiz.linear import Matrix, NotPositiveDefiniteError, cholesky


class ParametersError(ValueError):
    """The document is not a set of parameters."""


@dataclass(frozen=True, slots=True)
class Scale:
    """The whole numbers that may be answered, both ends included."""

    lowest: int
    highest: int

    @property
    def width(self) -> int:
        """Steps from end to end: 4 for five answers."""
        return self.highest - self.lowest


@dataclass(frozen=True, slots=True)
class ItemParameters:
    """How people answer an item: answer = mean + slope x interest + noise, the interest being standard normal.

    Attributes:
        mean: of all people's answers, on the scale.
        sd: of all people's answers, in units of the scale.
        loading: correlation of the answers with the item's interest, between 0 and 1.
    """

    mean: float
    sd: float
    loading: float

    @property
    def slope(self) -> float:
        """By how much the answer rises with one sd of the interest, in units of the scale."""
        return self.loading * self.sd

    @property
    def noise(self) -> float:
        """Variance of what the interest does not explain, in squared units of the scale."""
        return self.sd**2 * (1 - self.loading**2)


@dataclass(frozen=True, slots=True)
class Parameters:
    """One version of the parameters.

    Attributes:
        version: stored with every quiz.
        scale: of the answers, which means and sds refer to.
        correlations: 6 x 6, of the interests, in the order of `INTERESTS`.
        fit_limit: person fit above which answers contradict each other; 1 is what the model expects, and the rougher the
            parameters, the higher the limit (95th percentile of real people: 2.7 before, 2.4 after estimation from local answers).
        default: for items that `items` does not name.
        items: for items by their id.
    """

    version: int
    scale: Scale
    correlations: Matrix
    fit_limit: float
    default: ItemParameters
    items: Mapping[str, ItemParameters]

    def of(self, item_id: str) -> ItemParameters:
        """Return what is assumed of one item."""
        return self.items.get(item_id, self.default)

    def on(self, scale: Scale) -> "Parameters":
        """Return the same assumptions for answers given on another scale."""
        ratio = scale.width / self.scale.width

        def moved(item: ItemParameters) -> ItemParameters:
            return replace(item, mean=scale.lowest + (item.mean - self.scale.lowest) * ratio, sd=item.sd * ratio)

        items = {item_id: moved(item) for item_id, item in self.items.items()}
        return replace(self, scale=scale, default=moved(self.default), items=items)


def parameters_from(document: Mapping[str, Any]) -> Parameters:
    """Return the parameters that a parsed JSON document holds; content/quizzes/parameters/1.json shows its shape.

    Raises:
        ParametersError: something is missing, of the wrong kind or impossible.
    """
    try:
        lowest, highest = document["scale"]
        parameters = Parameters(
            version=int(document["version"]),
            scale=Scale(int(lowest), int(highest)),
            correlations=tuple(tuple(map(float, row)) for row in document["correlations"]),
            fit_limit=float(document["fit_limit"]),
            default=_item_from(document["default"]),
            items={item_id: _item_from(item) for item_id, item in document["items"].items()},
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise ParametersError(repr(error)) from error
    _check(parameters)
    return parameters


def _item_from(document: Mapping[str, Any]) -> ItemParameters:
    return ItemParameters(float(document["mean"]), float(document["sd"]), float(document["loading"]))


def _check(parameters: Parameters) -> None:
    """Refuse what the arithmetic cannot work with."""
    if parameters.scale.width < 1:
        raise ParametersError(parameters.scale)
    for item in (parameters.default, *parameters.items.values()):
        if not (item.sd > 0 and 0 < item.loading < 1):
            raise ParametersError(item)
    if not _are_correlations(parameters.correlations):
        raise ParametersError(parameters.correlations)


def _are_correlations(matrix: Sequence[Sequence[float]]) -> bool:
    """Tell whether `matrix` is 6 x 6, symmetric, with ones on the diagonal, and positive definite."""
    size = range(len(INTERESTS))
    if len(matrix) != len(size) or any(len(row) != len(size) for row in matrix):
        return False
    if any(matrix[i][i] != 1 or matrix[i][j] != matrix[j][i] for i in size for j in size):
        return False
    try:
        cholesky(matrix)
    except NotPositiveDefiniteError:
        return False
    return True

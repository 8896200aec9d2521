"""The little linear algebra that six interests need."""

from collections.abc import Sequence
from math import sqrt, sumprod

type Vector = tuple[float, ...]
type Matrix = tuple[Vector, ...]


class NotPositiveDefiniteError(ValueError):
    """The matrix is no covariance of six different things."""


def cholesky(matrix: Sequence[Sequence[float]]) -> Matrix:
    """Return the lower triangular L, filled with zeros, with L L' = `matrix`.

    Raises:
        NotPositiveDefiniteError: there is none.
    """
    rows: list[list[float]] = []
    for i, given in enumerate(matrix):
        row: list[float] = []
        for j in range(i):
            row.append((given[j] - sumprod(row, rows[j][:j])) / rows[j][j])
        rest = given[i] - sumprod(row, row)
        if rest <= 0:
            raise NotPositiveDefiniteError(matrix)
        rows.append([*row, sqrt(rest)])
    return tuple((*row, *[0.0] * (len(rows) - len(row))) for row in rows)

"""Typed scalars: what counts as a date, a figure, an id in a file. All scalars arrive as they were typed."""

import re
from datetime import date
from decimal import Decimal
from typing import Annotated, LiteralString

from pydantic import BeforeValidator, StringConstraints
from pydantic_core import PydanticCustomError

DATE_WRONG: LiteralString = "date_wrong"
FIGURE_WRONG: LiteralString = "figure_wrong"
COUNT_WRONG: LiteralString = "count_wrong"
FLAG_WRONG: LiteralString = "flag_wrong"
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_FLAGS = ("true", "false")
_FIGURE = re.compile(r"\d+(\.\d+)?")


def _day(typed: object) -> date:
    try:
        if isinstance(typed, str) and _DAY.fullmatch(typed):
            return date.fromisoformat(typed)
    except ValueError:  # 2026-02-30
        pass
    raise PydanticCustomError(DATE_WRONG, "not a date")


def _figure(typed: object) -> Decimal:
    if isinstance(typed, str) and _FIGURE.fullmatch(typed):
        return Decimal(typed)
    raise PydanticCustomError(FIGURE_WRONG, "not a figure")


def _count(typed: object) -> int:
    if isinstance(typed, str) and typed.isascii() and typed.isdecimal():
        return int(typed)
    raise PydanticCustomError(COUNT_WRONG, "not a number")


def _flag(typed: object) -> bool:
    if typed in _FLAGS:
        return typed == "true"
    raise PydanticCustomError(FLAG_WRONG, "neither true nor false")


Day = Annotated[date, BeforeValidator(_day)]
"""A date, written 2026-11-22 and no other way."""

Figure = Annotated[Decimal, BeforeValidator(_figure)]
"""A figure written with digits and at most one point: no separators, no unit."""

Count = Annotated[int, BeforeValidator(_count)]
"""A whole number, written with digits alone."""

Flag = Annotated[bool, BeforeValidator(_flag)]
"""true or false, and no other way."""

Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
"""Words; blanks around them do not count."""

Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
"""The name of a source or a place, "nd-238-2025"."""

Name = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$")]
"""A name that stands between braces or behind a slash, "base_salary"."""

AnswerId = Annotated[str, StringConstraints(pattern=r"^[a-z0-9_]+/[a-z0-9_]+$")]
"""Topic and name of an answer, "tuition/gdtx_free"."""

"""Second pass: a value against its shape, and pydantic's complaints put as problems of a file."""

import re
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from typing import Any, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from bot.content_files.documents import Data, Document
from bot.content_files.positions import Loc
from bot.content_files.problems import Problem
from bot.content_files.scalars import COUNT_WRONG, DATE_WRONG, FIGURE_WRONG, FLAG_WRONG

_CODES = {
    "missing": "key-missing",
    "extra_forbidden": "key-unknown",
    "enum": "word-unknown",
    "literal_error": "word-unknown",
    "string_too_short": "too-short",
    "string_too_long": "too-long",
    "string_pattern_mismatch": "name-wrong",
    "too_short": "list-empty",
    DATE_WRONG: "date-wrong",
    FIGURE_WRONG: "figure-wrong",
    COUNT_WRONG: "count-wrong",
    FLAG_WRONG: "flag-wrong",
    "string_type": "type-text",
    "list_type": "type-list",
    "dict_type": "type-mapping",
    "model_type": "type-mapping",
}
"""Pydantic's error types (https://docs.pydantic.dev/latest/errors/validation_errors/) to our codes."""

_ON_KEY = frozenset({"key-unknown"})
_KEY_MARK = "[key]"
_QUOTED = re.compile(r"'([^']*)'")


def validate[Model: BaseModel](document: Document, model: type[Model], data: Data, loc: Loc = ()) -> tuple[Model | None, list[Problem]]:
    """Read `data`, which stands at `loc` of `document`, as `model`, or tell all that keeps it from being one."""
    try:
        return model.model_validate(data), []
    except ValidationError as error:
        return None, [_problem(document, loc, model, detail) for detail in error.errors(include_url=False)]


def suggest(typed: str, known: Iterable[str]) -> str | None:
    """Return the known name that `typed` was probably meant to be."""
    return next(iter(get_close_matches(typed, sorted(known), n=1)), None)


def _problem(document: Document, prefix: Loc, model: type[BaseModel], detail: ErrorDetails) -> Problem:
    code = _CODES[detail["type"]]
    inner = detail["loc"]
    is_key = code in _ON_KEY or _KEY_MARK in inner
    loc = prefix + tuple(step for step in inner if step != _KEY_MARK)
    report = document.key_problem if is_key else document.problem
    return report(loc, code, _suggestion(model, detail), key=_name(document, loc), typed=_printed(detail["input"]), **_limits(detail))


def _name(document: Document, loc: Loc) -> str:
    """Return what an editor calls the value at `loc`: its key, and its number in a list."""
    match loc:
        case ():
            return document.path
        case (*_, key, int(number)):
            return f"{key} {number + 1}"
        case _:
            return str(loc[-1])


def _printed(typed: object) -> str:
    return typed if isinstance(typed, str) else ""


def _limits(detail: ErrorDetails) -> dict[str, str]:
    context: Mapping[str, Any] = detail.get("ctx", {})
    limits = {name: str(context[name]) for name in ("min_length", "max_length") if name in context}
    return {"length": str(len(_printed(detail["input"]).strip())), "expected": ", ".join(_expected(detail))} | limits


def _expected(detail: ErrorDetails) -> list[str]:
    return _QUOTED.findall(str(detail.get("ctx", {}).get("expected", "")))


def _suggestion(model: type[BaseModel], detail: ErrorDetails) -> str | None:
    if detail["type"] == "extra_forbidden":
        return suggest(str(detail["loc"][-1]), _keys(model))
    return suggest(_printed(detail["input"]), _expected(detail))


def _keys(model: type[BaseModel]) -> set[str]:
    """Return all keys that may stand in a `model` or below it."""
    keys = set(model.model_fields)
    waiting: list[object] = [field.annotation for field in model.model_fields.values()]
    while waiting:
        annotation = waiting.pop()
        waiting += get_args(annotation)
        if isinstance(annotation, type) and issubclass(annotation, BaseModel):
            keys |= _keys(annotation)
    return keys

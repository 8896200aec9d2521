"""Lessons: what an engine learns from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Lessons:
    """What an engine learns from.

    Attributes:
        sentences: what people say, with the intent it means.
        short_forms: what teen spelling stands for, "dc": "được".
        names: (kind, value, name) of the things that people name, "place", "nghe-an", "con cuông".
    """

    sentences: Sequence[tuple[str, str]]
    short_forms: Mapping[str, str] = field(default_factory=dict)
    names: Sequence[tuple[str, str, str]] = ()

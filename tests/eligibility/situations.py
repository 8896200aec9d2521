"""Situations: households with what must come out of the guide for them, in plain YAML."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict

HOUSEHOLDS = Path(__file__).parent / "households"


class Situation(BaseModel):
    """One household.

    Attributes:
        name: the situation in one sentence.
        household: question to option; what is left out is not answered.
        due: benefits that must be told as likely due.
        possible: benefits that must be told as possibly due.
        not_due: benefits that must not be due, with a question that rules them out, "" for any.
        says: benefits with pieces that their full text or sources must hold.
        never: benefits with an outcome that would be wrong.
        on: the day on which it is asked.
    """

    model_config = ConfigDict(extra="forbid")

    name: str
    household: dict[str, str]
    due: list[str] = []
    possible: list[str] = []
    not_due: dict[str, str] = {}
    says: dict[str, list[str]] = {}
    never: dict[str, Literal["due", "possible", "not_due"]] = {}
    on: date = date(2026, 11, 22)


def all_situations() -> Iterator[tuple[str, Situation]]:
    """Yield every situation with the id it is tested under."""
    for path in sorted(HOUSEHOLDS.glob("*.yml")):
        for data in yaml.safe_load_all(path.read_text("utf-8")):
            yield f"{path.stem}: {data['name']}", Situation.model_validate(data)

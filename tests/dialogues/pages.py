"""Dialogue pages: conversations that a counsellor can read, and what the bot must do in each turn."""

from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict

PAGES = Path(__file__).parent

Texts = tuple[str, ...]


class Expected(BaseModel):
    """What the bot must do in one turn; what is left out may be anything.

    A turn may have several replies, an answer and then the question of the guide: answer and kind are those of the
    first, everything else is looked for in all of them.

    Attributes:
        answer: id of the answer given.
        one_of: ids of answers of which one is given.
        kind: the reply's kind.
        says: pieces that the text holds.
        never: pieces that stand nowhere in text or choices.
        cites: pieces of the printed sources.
        offers: labels or payloads among the choices.
        picture: name of the picture that goes with it.
        danger: level of danger seen.
    """

    model_config = ConfigDict(extra="forbid")

    answer: str | None = None
    one_of: Texts = ()
    kind: str | None = None
    says: Texts = ()
    never: Texts = ()
    cites: Texts = ()
    offers: Texts = ()
    picture: str | None = None
    danger: Literal["none", "concern", "high", "immediate"] = "none"


class Said(BaseModel):
    """One turn: what the person types, taps or sends, and what the bot does.

    Attributes:
        says: what they type.
        taps: the label of a button, under the last reply or any before it.
        sends: something the bot cannot read.
        day: the day it is from this turn on; left out, the same day still.
        bot: what the bot does.
    """

    model_config = ConfigDict(extra="forbid")

    says: str | None = None
    taps: str | None = None
    sends: Literal["sticker", "photo", "voice", "file"] | None = None
    day: str | None = None
    bot: Expected


class Page(BaseModel):
    """One conversation."""

    model_config = ConfigDict(extra="forbid")

    name: str
    today: str = "2026-11-22"
    turns: list[Said]


def all_pages() -> Iterator[tuple[str, Page]]:
    """Yield every page with the id it is tested under, "traps.yml: Nợ 45 ngày..."."""
    for path in sorted(PAGES.glob("*.yml")):
        for page in yaml.safe_load_all(path.read_text("utf-8")):
            yield f"{path.stem}: {page['name']}", Page.model_validate(page)

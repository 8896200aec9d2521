"""What is written on a picture: the paths' sketches worded for nobody in particular, on this day."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from bot.knowledge import Path
from bot.wording import Voice, print_date

_ASPECTS = ("gets", "takes", "costs", "leads_to")


@dataclass(frozen=True, slots=True)
class Column:
    """A path on a sheet.

    Attributes:
        label: its name.
        texts: what it gets, takes, costs and leads to, as many as the sheet has headings; none when they may not be told.
        is_unsure: whether to ask before relying on it.
    """

    label: str
    texts: tuple[str, ...]
    is_unsure: bool


@dataclass(frozen=True, slots=True)
class Sheet:
    """Everything written on one picture.

    Attributes:
        title: what it shows.
        headings: the names of the rows.
        columns: the paths, in order.
        unsure: the words that mark a path one must ask about.
        footer: who says it, as of when.
    """

    title: str
    headings: tuple[str, ...]
    columns: tuple[Column, ...]
    unsure: str
    footer: str

    @property
    def caption(self) -> str:
        """The title and the paths' names, in one line."""
        return f"{self.title} ({'; '.join(column.label for column in self.columns)})"

    @property
    def description(self) -> str:
        """Everything that stands in the columns, a line for each."""
        return "\n".join(map(self._describe, self.columns))

    def _describe(self, column: Column) -> str:
        told = [f"{heading}: {text}" for heading, text in zip(self.headings, column.texts, strict=False)]
        return f"{column.label}. {'; '.join(told + [self.unsure] * column.is_unsure)}"


def write_sheet(voice: Voice, paths: Sequence[Path]) -> Sheet:
    """Write down the sketches of `paths`, which are of one stage, as they may be told on the day."""
    checked_on = print_date(min(path.review.checked_on for path in paths))
    return Sheet(
        title=_composed(voice.phrase(f"picture_title_{paths[0].stage.value}")),
        headings=tuple(_composed(voice.phrase(f"path_{aspect}")) for aspect in _ASPECTS),
        columns=tuple(_column(voice, path) for path in paths),
        unsure=_composed(voice.phrase("picture_unsure")),
        footer=_composed(voice.phrase("picture_footer", checked_on=checked_on)),
    )


def _column(voice: Voice, path: Path) -> Column:
    is_told = not path.review.is_withheld(voice.day)
    texts = (_composed(voice.fill(getattr(path.sketch, aspect))) for aspect in _ASPECTS)
    is_unsure = bool(path.uncertain) or path.review.is_overdue(voice.day)
    return Column(_composed(path.label), tuple(texts) if is_told else (), is_unsure)


def _composed(text: str) -> str:
    """Return the text with whole letters, as the font has them."""
    return unicodedata.normalize("NFC", text)

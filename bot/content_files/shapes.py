"""Shapes of answers, sources and dated values: which keys there are, and what may stand behind them."""

from enum import StrEnum
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from bot.content_files.scalars import AnswerId, Day, Figure, Flag, Id, Line, Name
from bot.conversations import MAX_LABEL
from bot.knowledge import Certainty, SourceStatus, Unit, WhenOverdue

AnswerText = Annotated[str, StringConstraints(strip_whitespace=True, min_length=150, max_length=900)]
Label = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=MAX_LABEL)]


class Shape(BaseModel):
    """A mapping with known keys; any other key is refused."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Status(StrEnum):
    """Where an answer stands between editor and reader."""

    DRAFT = "draft"
    PUBLISHED = "published"
    RETIRED = "retired"


class Confidence(StrEnum):
    """How well a source was read."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class ReadAs(StrEnum):
    """In which form a source was read."""

    ORIGINAL = "original"
    COPY = "copy"
    PRESS = "press"
    NOTE = "note"


class ReviewedShape(Shape):
    """What every entry tells of its checking."""

    checked_on: Day
    checked_by: Line
    review_by: Day
    when_overdue: WhenOverdue


class CitationShape(Shape):
    """A source and the place in it; `history` marks one cited for how things used to be."""

    id: Id
    at: Line | None = None
    history: Flag = False


Citations = Annotated[list[CitationShape], Field(min_length=1)]


class VouchedShape(ReviewedShape):
    """What answers, benefits and paths tell of what they rest on."""

    certainty: Certainty
    uncertain: Line | None = None
    sources: Citations
    covers: list[Line]


class AmountShape(Shape):
    """A share of a dated value."""

    percent: Figure
    of: Name


class AnswerShape(VouchedShape):
    """One file under content/answers/."""

    title: Line
    label: Label
    status: Status
    text: AnswerText
    amounts: dict[Name, AmountShape] = Field(default_factory=dict)
    see_also: list[AnswerId] = Field(default_factory=list)
    place: Id | None = None
    elsewhere: dict[Id, AnswerId] = Field(default_factory=dict)


class SourceShape(Shape):
    """One entry of content/sources.yml."""

    kind: Name
    number: Line | None = None
    about: Line
    issuer: Line | None = None
    publisher: Line | None = None
    issued_on: Day | None = None
    effective_on: Day | None = None
    status: SourceStatus
    note_status: Line | None = None
    replaced_by: Id | None = None
    url: Line | None = None
    certainty: Confidence
    read_as: ReadAs
    read_at: list[Line] = Field(default_factory=list)


class DisputeShape(Shape):
    """What another source says of the same figure on the same day."""

    value: Figure
    source: Id
    at: Line | None = None


class DatedValueShape(Shape):
    """One figure, from the day it stands under."""

    value: Figure
    source: Id
    at: Line | None = None
    disputed: DisputeShape | None = None


class SeriesShape(Shape):
    """One entry of content/values.yml."""

    about: Line
    unit: Unit
    values: Annotated[dict[Day, DatedValueShape], Field(min_length=1)]

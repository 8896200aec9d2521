"""Shapes of the bot's own phrases, and of the words that it prints and looks for."""

from typing import Annotated

from pydantic import Field

from bot.content_files.scalars import Id, Line, Name
from bot.content_files.shapes import Label, Shape
from bot.conversations import ReplyKind


class PlaceShape(Shape):
    """One entry of content/places.yml."""

    name: Line
    label: Label
    also_called: Annotated[list[Line], Field(min_length=1)]


class ProvinceShape(Shape):
    """One entry of content/provinces.yml; the names of those in content/places.yml stand there."""

    name: Line
    also_called: list[Line] = Field(default_factory=list)


class OccupationShape(Shape):
    """One entry of content/occupations.yml."""

    name: Line
    group: Id
    also_called: Annotated[list[Line], Field(min_length=1)]


class ChoiceShape(Shape):
    """A button under one of the bot's own phrases."""

    label: Label
    to: Line


class ReplyShape(Shape):
    """One entry of a file under content/replies/."""

    kind: ReplyKind
    say: Annotated[list[Line], Field(min_length=1)]
    choices: list[ChoiceShape] = Field(default_factory=list)


class CommandShape(Shape):
    """One entry of content/commands.yml."""

    about: Line | None = None
    to: Line


class StatusWords(Shape):
    """The printed words for the status of a source; a page has none."""

    in_force: Line
    replaced: Line
    ended: Line
    unknown: Line


class AddressWords(Shape):
    """The words that stand for the asker and the learner."""

    nguoi_hoi: Line
    nguoi_hoc: Line


class AddressByRole(Shape):
    """Forms of address for everyone who may write."""

    unknown: AddressWords
    pupil: AddressWords
    parent: AddressWords


class MarksByRole(Shape):
    """Phrases by which people give themselves away."""

    pupil: list[Line]
    parent: list[Line]


class SchoolKinds(Shape):
    """Phrases by which people name a kind of school."""

    thpt: list[Line]
    gdtx: list[Line]
    trung_cap: list[Line]
    cao_dang: list[Line]
    dai_hoc: list[Line]
    trung_hoc_nghe: list[Line]
    truong_nghe: list[Line]
    tu_thuc: list[Line]
    chuyen: list[Line]
    noi_tru: list[Line]


class VocabularyShape(Shape):
    """content/vocabulary.yml."""

    kinds: dict[Name, Line]
    statuses: StatusWords
    phrases: dict[Name, Line]
    address: AddressByRole
    role_marks: MarksByRole
    school_kinds: SchoolKinds
    occupation_groups: dict[Id, Line]
    document_marks: list[Line]
    that_school: list[Line]
    compare_marks: list[Line]
    name_marks: list[Line] = Field(default_factory=list)
    no_answer_marks: list[Line] = Field(default_factory=list)


class DiscourseShape(Shape):
    """content/discourse.yml."""

    courtesies: list[Line]
    follow_ups: list[Line]
    follow_up_ends: list[Line]
    corrections: list[Line]
    joints: list[Line]
    asking: list[Line]
    ordinals: list[list[Line]]
    last: list[Line]


class DangerLevels(Shape):
    """The phrases of each level of danger."""

    immediate: Annotated[list[Line], Field(min_length=1)]
    high: Annotated[list[Line], Field(min_length=1)]
    concern: Annotated[list[Line], Field(min_length=1)]


class DangerShape(Shape):
    """content/danger.yml."""

    levels: DangerLevels
    harmless: list[Line]

"""Shapes of benefits, the guide's questions, institutions, paths, provisions and former names."""

from typing import Annotated, Any

from pydantic import Field, StringConstraints

from bot.content_files.scalars import AnswerId, Count, Flag, Id, Line, Name
from bot.content_files.shapes import AmountShape, Citations, Label, ReviewedShape, Shape, Status, VouchedShape
from bot.knowledge import Certainty, FactKind, InstitutionKind

MAX_PATH_LABEL = 24
"""Characters of a path's name in pictures and on buttons that say more than the name."""

PathLabel = Annotated[Line, StringConstraints(max_length=MAX_PATH_LABEL)]
Text40 = Annotated[Line, StringConstraints(max_length=40)]
Text90 = Annotated[Line, StringConstraints(max_length=90)]
Text300 = Annotated[Line, StringConstraints(max_length=300)]
Text400 = Annotated[Line, StringConstraints(max_length=400)]
Text600 = Annotated[Line, StringConstraints(max_length=600)]


class OptionShape(Shape):
    """An answer to one of the guide's questions."""

    label: Label
    only_if: Any = None


class QuestionShape(Shape):
    """One entry of content/household.yml; `only_if` is a condition."""

    name: Line
    ask: Line
    options: Annotated[dict[Name, OptionShape], Field(min_length=2)]
    only_if: Any = None
    always: Flag = False
    unsure: Label | None = None


class GroundShape(Shape):
    """One of several reasons for a benefit."""

    when: Any
    because: Line
    at: Line
    papers: Line | None = None


class BenefitShape(VouchedShape):
    """One file under content/benefits/; `when` is a condition over the guide's questions."""

    title: Line
    label: Label
    status: Status
    order: Count
    only_for: Line
    when: Any
    grounds: list[GroundShape] = Field(default_factory=list)
    also_needs: Line | None = None
    yields_to: list[Name] = Field(default_factory=list)
    gives: Text300
    amounts: dict[Name, AmountShape] = Field(default_factory=dict)
    papers: Line | None = None
    apply: Text400
    more: AnswerId | None = None


class FactShape(Shape):
    """One dated fact about an institution."""

    about: FactKind
    text: Line
    as_of: Line
    certainty: Certainty
    sources: Citations


class InstitutionShape(ReviewedShape):
    """One file under content/institutions/."""

    name: Line
    label: Label
    kind: InstitutionKind
    place: Id
    status: Status
    also_called: list[Line]
    formerly: list[Line] = Field(default_factory=list)
    facts: Annotated[list[FactShape], Field(min_length=1)]
    ask: Line
    trades: list[Name] = Field(default_factory=list)
    covers: list[Line]


class SketchShape(Shape):
    """A path in a few words, for one picture."""

    gets: Text40
    takes: Text40
    costs: Text40
    leads_to: Text40


class PathShape(VouchedShape):
    """One file under content/paths/."""

    title: Line
    label: PathLabel
    also_called: Annotated[list[Line], Field(min_length=1)]
    status: Status
    order: Count
    gets: Text300
    takes: Text300
    costs: Text300
    leads_to: Text300
    needs: Text300
    caveats: Text300
    picture: SketchShape
    more: AnswerId | None = None


class ClauseShape(Shape):
    """One clause of a document, summed up."""

    at: Line
    title: Text90
    text: Text600
    now: Line | None = None
    certainty: Certainty
    covers: list[Line] = Field(default_factory=list)


class ProvisionsShape(ReviewedShape):
    """One file under content/provisions/."""

    source: Id
    period: Line | None = None
    clauses: Annotated[list[ClauseShape], Field(min_length=1)]


class FormerNameShape(Shape):
    """One entry of content/former_names.yml."""

    said: Annotated[list[Line], Field(min_length=1)]
    name: Line
    now: Text300
    certainty: Certainty
    sources: Citations
    told_by: list[AnswerId] = Field(default_factory=list)


class FactRowShape(Shape):
    """One entry of content/fact_rows.yml: a row of the fact sheets."""

    about: Line
    told_in: list[Line] = Field(default_factory=list)
    left_out: Line | None = None

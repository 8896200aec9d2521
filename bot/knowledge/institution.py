"""A school, college, centre or university, as far as anybody wrote about it, each fact with its date."""

from dataclasses import dataclass
from enum import StrEnum

from bot.knowledge.answer import Certainty, Citation
from bot.knowledge.review import Review
from bot.vietnamese import Phrases


class InstitutionKind(StrEnum):
    """What sort of institution it is."""

    COLLEGE = "college"
    INTERMEDIATE = "intermediate"
    CENTRE = "centre"
    UNIVERSITY = "university"
    SECONDARY = "secondary"


class FactKind(StrEnum):
    """What a fact is about; two facts about the same thing are two sources that differ, and both are told."""

    WHERE = "where"
    TRADES = "trades"
    AFTER_GRADE_9 = "after_grade_9"
    BOARDING = "boarding"
    SIZE = "size"
    JOBS = "jobs"
    LICENCE = "licence"
    ORIGIN = "origin"
    FEE = "fee"


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing known of an institution.

    Attributes:
        about: what it is about.
        text: the fact, without full stop.
        as_of: when the source said so, "11/2025".
        certainty: how sure that is today.
        citations: who said so.
    """

    about: FactKind
    text: str
    as_of: str
    certainty: Certainty
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Institution:
    """One institution.

    Attributes:
        id: province and name, "nghe_an/viet_duc".
        name: its official name.
        label: what stands on its button, at most 34 characters.
        kind: college, centre, ...
        place: id of its province.
        also_called: nicknames and old names as people type them.
        names: the same and its name, compiled to be found in a text.
        formerly: printed old names.
        facts: what is known, each with its date.
        ask: what to ask it, and who else knows.
        covers: rows of the fact sheets it carries.
        review: when it was checked.
    """

    id: str
    name: str
    label: str
    kind: InstitutionKind
    place: str
    also_called: tuple[str, ...]
    names: Phrases
    formerly: tuple[str, ...]
    facts: tuple[Fact, ...]
    ask: str
    covers: tuple[str, ...]
    review: Review

    @property
    def certainty(self) -> Certainty:
        """As sure as its surest fact: what is less sure is marked one by one."""
        order = list(Certainty)
        return min((fact.certainty for fact in self.facts), key=order.index)

"""A knowledge-base entry: one question people ask, answered once, with its sources and dates."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from bot.knowledge.review import Review


def intent_of(answer_id: str) -> str:
    """Return the intent that asks for an answer: "tuition/gdtx_free" is asked by tuition_gdtx_free."""
    return answer_id.replace("/", "_")


class Certainty(StrEnum):
    """How sure the fact sheets are."""

    CERTAIN = "certain"
    LIKELY = "likely"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Citation:
    """The place in a source that an answer rests on; `at` names article and clause."""

    source_id: str
    at: str | None = None


@dataclass(frozen=True, slots=True)
class Amount:
    """A figure computed on the day: `percent` of the dated value `of`."""

    percent: Decimal
    of: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Vouched:
    """What an entry rests on, and how far it can be relied on.

    Attributes:
        certainty: how sure the fact sheets are.
        uncertain: what is unsure and whom to ask; None only when certain.
        citations: at least one, the governing document first.
        covers: rows of the fact sheets it carries.
        review: when it was checked.
    """

    certainty: Certainty
    uncertain: str | None
    citations: tuple[Citation, ...]
    covers: tuple[str, ...]
    review: Review


@dataclass(frozen=True, slots=True)
class Answer(Vouched):
    """One cited answer.

    Attributes:
        id: topic and name, "tuition/gdtx_free"; its file's path.
        title: what it answers, for editors and pages.
        label: how a pupil would name it on a button, at most 34 characters.
        text: the words, with placeholders for the asker and for figures.
        amounts: figures computed from dated values, by placeholder name.
        see_also: ids of answers offered under it.
        place: id of the province it holds for; None for the whole country.
        elsewhere: by province, the answer to give there instead.
    """

    id: str
    title: str
    label: str
    text: str
    amounts: dict[str, Amount]
    see_also: tuple[str, ...] = ()
    place: str | None = None
    elsewhere: Mapping[str, str] = field(default_factory=dict)

    @property
    def intent(self) -> str:
        """The intent that asks for this answer."""
        return intent_of(self.id)

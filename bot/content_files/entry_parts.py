"""What every kind of entry has in common, for the checks: citations, spoken texts, dates, doubts."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from bot.content_files.content import Content
from bot.content_files.entry_shapes import (
    BenefitShape,
    FormerNameShape,
    InstitutionShape,
    PathShape,
    ProvisionsShape,
    QuestionShape,
)
from bot.content_files.items import Item
from bot.content_files.phrase_shapes import ReplyShape
from bot.content_files.positions import Loc
from bot.content_files.shapes import AmountShape, AnswerShape, CitationShape, ReviewedShape, Status, VouchedShape
from bot.knowledge import Certainty


@dataclass(frozen=True, slots=True)
class Reviewed:
    """An entry with dates of checking.

    Attributes:
        name: how editors call it, "tuition/gdtx_free" or "benefits/textbooks".
        item: its place and shape.
        is_published: whether readers may see it.
    """

    name: str
    item: Item[Any]
    is_published: bool

    @property
    def shape(self) -> ReviewedShape:
        """Its shape, of which only the dates are common."""
        shape: ReviewedShape = self.item.shape
        return shape


def reviewed_entries(content: Content) -> Iterator[Reviewed]:
    """Go through everything that must be compared with its sources from time to time."""
    for name, answer in content.answers:
        yield Reviewed(name, answer, answer.shape.status is Status.PUBLISHED)
    for folder in ("benefits", "institutions", "paths"):
        for name, entry in getattr(content, folder):
            yield Reviewed(f"{folder}/{name}", entry, entry.shape.status is Status.PUBLISHED)
    for name, provisions in content.provisions:
        yield Reviewed(f"provisions/{name}", provisions, is_published=True)


def entries(content: Content) -> Iterator[Item[Any]]:
    """Go through every entry that rests on sources."""
    yield from (entry.item for entry in reviewed_entries(content))
    yield from (item for _, item in content.former_names)


def citations(item: Item[Any]) -> Iterator[tuple[Loc, CitationShape]]:
    """Go through the citations of an entry, each with its place."""
    match item.shape:
        case InstitutionShape(facts=facts):
            for number, fact in enumerate(facts):
                for place, citation in enumerate(fact.sources):
                    yield ("facts", number, "sources", place), citation
        case ProvisionsShape(source=source):
            yield ("source",), CitationShape(id=source)
        case VouchedShape(sources=sources) | FormerNameShape(sources=sources):
            for place, citation in enumerate(sources):
                yield ("sources", place), citation


def amounts(item: Item[Any]) -> dict[str, AmountShape]:
    """Return the computed figures of an entry."""
    shape = item.shape
    return shape.amounts if isinstance(shape, AnswerShape | BenefitShape) else {}


def spoken_texts(content: Content) -> Iterator[tuple[Item[Any], Loc, str]]:
    """Go through every text that people read as sentences."""
    for item in entries(content):
        yield from ((item, loc, text) for loc, text in _spoken(item.shape) if text)
    for _, question in content.questions:
        yield from ((question, loc, text) for loc, text in _spoken(question.shape) if text)
    for _, reply in content.replies:
        yield from ((reply, loc, text) for loc, text in _spoken(reply.shape) if text)


def names(content: Content) -> Iterator[tuple[Item[Any], Loc, str]]:
    """Go through every title, name, label and date that people read as it stands."""
    for item in (*entries(content), *(question for _, question in content.questions)):
        yield from ((item, (key,), text) for key in _NAMES if isinstance(text := getattr(item.shape, key, None), str))
    for _, institution in content.institutions:
        yield from ((institution, ("facts", number, "as_of"), fact.as_of) for number, fact in enumerate(institution.shape.facts))
    for _, provisions in content.provisions:
        for number, clause in enumerate(provisions.shape.clauses):
            yield from ((provisions, ("clauses", number, key), getattr(clause, key)) for key in ("title", "at"))
    for _, question in content.questions:
        yield from ((question, ("options", name, "label"), option.label) for name, option in question.shape.options.items())


def doubt(item: Item[Any]) -> tuple[Certainty, str | None] | None:
    """Return how sure an entry says it is, and what it says is unsure; None for entries that tell neither."""
    shape = item.shape
    return (shape.certainty, shape.uncertain) if isinstance(shape, VouchedShape) else None


def _spoken(shape: BaseModel) -> Iterator[tuple[Loc, str | None]]:
    for kind, keys in _TEXTS.items():
        if isinstance(shape, kind):
            yield from (((key,), getattr(shape, key)) for key in keys)
    for kind, (key, inner) in _LISTED_TEXTS.items():
        if isinstance(shape, kind):
            for number, part in enumerate(getattr(shape, key)):
                yield from (((key, number, name), getattr(part, name)) for name in inner)
    if isinstance(shape, PathShape):
        yield from ((("picture", key), getattr(shape.picture, key)) for key in _SKETCH_TEXTS)
    if isinstance(shape, ReplyShape):
        yield from ((("say", number), text) for number, text in enumerate(shape.say))


_TEXTS: dict[type[BaseModel], tuple[str, ...]] = {
    AnswerShape: ("text", "uncertain"),
    BenefitShape: ("only_for", "also_needs", "gives", "papers", "apply", "uncertain"),
    PathShape: ("gets", "takes", "costs", "leads_to", "needs", "caveats", "uncertain"),
    InstitutionShape: ("ask",),
    FormerNameShape: ("now",),
    QuestionShape: ("ask",),
}
_LISTED_TEXTS: dict[type[BaseModel], tuple[str, tuple[str, ...]]] = {
    BenefitShape: ("grounds", ("because", "papers")),
    InstitutionShape: ("facts", ("text",)),
    ProvisionsShape: ("clauses", ("text", "now")),
}
_NAMES = ("title", "label", "name", "period", "unsure")
_SKETCH_TEXTS = ("gets", "takes", "costs", "leads_to")

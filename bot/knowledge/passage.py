"""Passages: everything that may be searched when no answer fits, as plain text."""

from collections.abc import Iterator
from dataclasses import dataclass
from textwrap import shorten

from bot.conversations import MAX_LABEL
from bot.knowledge.answer import Answer
from bot.knowledge.book import Book
from bot.knowledge.institution import Institution

ANSWER = "answer"
"""The kind of passage that is an answer."""
PROVISION = "provision"
"""The kind of passage that is a clause of a document."""


@dataclass(frozen=True, slots=True)
class Passage:
    """One thing to find.

    Attributes:
        kind: what it is: "answer", "benefit", "institution", "path" or "provision".
        id: its id among those.
        label: how it is called in a list of what was found.
        text: the words it is found by.
    """

    kind: str
    id: str
    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Found:
    """A passage that a search found, with its score; scores of different searches compare."""

    passage: Passage
    score: float


def passages_of(book: Book) -> Iterator[Passage]:
    """Go through all passages of `book`."""
    yield from map(passage_of_answer, book.answers.values())
    for benefit in book.benefits.values():
        text = f"{benefit.title}. {benefit.only_for}. {benefit.gives} {benefit.apply}"
        yield Passage("benefit", benefit.id, benefit.label, text)
    yield from map(passage_of_institution, book.institutions.values())
    for path in book.paths.values():
        yield Passage("path", path.id, path.label, f"{path.title}. {path.gets} {path.takes} {path.leads_to} {path.needs}")
    for provision in book.provisions.values():
        source = book.sources[provision.source_id]
        text = f"{provision.title}. {provision.text} {source.about} {source.number or ''} {provision.at}"
        yield Passage(PROVISION, provision.id, shorten(provision.title, MAX_LABEL, placeholder="..."), text)


def passage_of_institution(institution: Institution) -> Passage:
    """Return the passage by which an institution is found."""
    facts = ". ".join(fact.text for fact in institution.facts)
    names = ". ".join((institution.name, *institution.formerly, *institution.also_called))
    return Passage("institution", institution.id, institution.label, f"{names}. {facts}")


def passage_of_answer(answer: Answer) -> Passage:
    """Return the passage by which an answer is found."""
    return Passage(ANSWER, answer.id, answer.label, f"{answer.title}. {answer.label}. {answer.text}")

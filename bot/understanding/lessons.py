"""Lessons: what an engine learns from."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.knowledge import Book, intent_of


@dataclass(frozen=True, slots=True)
class Lessons:
    """What an engine learns from.

    Attributes:
        sentences: what people say, with the intent it means.
        short_forms: what teen spelling stands for, "dc": "được".
    """

    sentences: Sequence[tuple[str, str]]
    short_forms: Mapping[str, str]


def titles(book: Book) -> Iterator[tuple[str, str]]:
    """Go through the titles and labels of the answers with their intents: an answer's own words ask for it too."""
    for answer in book.answers.values():
        yield answer.title, intent_of(answer.id)
        yield answer.label, intent_of(answer.id)

"""What the content itself teaches the engines."""

from collections.abc import Iterator

from bot.knowledge import Book, intent_of


def titles(book: Book) -> Iterator[tuple[str, str]]:
    """Go through the titles and labels of the answers with their intents: an answer's own words ask for it too."""
    for answer in book.answers.values():
        yield answer.title, intent_of(answer.id)
        yield answer.label, intent_of(answer.id)


def names(book: Book) -> Iterator[tuple[str, str, str]]:
    """Go through the names of all things as (kind, value, name)."""
    for lookup in book.lookups:
        for name in lookup.names:
            yield lookup.kind.value, lookup.value, name

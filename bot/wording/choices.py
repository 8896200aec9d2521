"""Choices: the buttons that lead to entries of the book."""

from collections.abc import Iterable

from bot.conversations import Choice
from bot.knowledge import Book, Path
from bot.wording import payloads

_MAX_SEE_ALSO = 3


def word_choices(book: Book, answer_ids: Iterable[str]) -> tuple[Choice, ...]:
    """Return buttons for the published answers among `answer_ids`, three at most."""
    published = [book.answers[answer_id] for answer_id in answer_ids if answer_id in book.answers]
    return tuple(Choice(answer.label, payloads.payload(payloads.ANSWER, answer.id)) for answer in published[:_MAX_SEE_ALSO])


def phrase_choice(book: Book, name: str, payload: str) -> Choice:
    """Return a button labelled with the phrase `name`."""
    return Choice(book.vocabulary.phrases[name], payload)


def handoff_choice(book: Book) -> Choice:
    """Return the button that asks for a person."""
    return phrase_choice(book, "handoff_label", payloads.HANDOFF)


def path_choice(path: Path) -> Choice:
    """Return the button that shows a path."""
    return Choice(path.label, payloads.payload(payloads.PATH, path.id))

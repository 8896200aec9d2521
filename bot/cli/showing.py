"""A reply as the terminal shows it."""

from collections.abc import Iterable, Iterator

from bot.conversations import Reply
from bot.knowledge import Book
from bot.wording import print_date


def heading_of(book: Book, reply: Reply) -> str | None:
    """Return the line above the sources of a reply, with the day they were last compared with it."""
    if reply.checked_on is None:
        return None
    return book.vocabulary.phrases["sources_heading"].format(checked_on=print_date(reply.checked_on))


def show_replies(book: Book, replies: Iterable[Reply]) -> Iterator[str]:
    """Go through the replies of one turn as shown; their choices are counted through, for any of them can be tapped."""
    first_number = 1
    for reply in replies:
        yield show_reply(book, reply, first_number)
        first_number += len(reply.choices)


def show_reply(book: Book, reply: Reply, first_number: int = 1) -> str:
    """Return the text, the sources under their heading, and the choices with the numbers that tap them."""
    parts = [reply.text]
    if reply.sources:
        heading = heading_of(book, reply)
        parts.append("\n".join([*([heading] if heading else []), *(f"  - {source}" for source in reply.sources)]))
    if reply.choices:
        parts.append("\n".join(f"  [{number}] {choice.label}" for number, choice in enumerate(reply.choices, first_number)))
    return "\n\n".join(parts) + "\n"

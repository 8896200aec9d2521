"""A reply as the terminal shows it."""

from bot.conversations import Reply
from bot.knowledge import Book
from bot.wording import print_date


def heading_of(book: Book, reply: Reply) -> str | None:
    """Return the line above the sources of a reply, with the day they were last compared with it."""
    if reply.checked_on is None:
        return None
    return book.vocabulary.phrases["sources_heading"].format(checked_on=print_date(reply.checked_on))


def show_reply(book: Book, reply: Reply) -> str:
    """Return the text, the sources under their heading, and the choices with the numbers that tap them."""
    parts = [reply.text]
    if reply.sources:
        heading = heading_of(book, reply)
        parts.append("\n".join([*([heading] if heading else []), *(f"  - {source}" for source in reply.sources)]))
    if reply.choices:
        parts.append("\n".join(f"  [{number}] {choice.label}" for number, choice in enumerate(reply.choices, start=1)))
    return "\n\n".join(parts) + "\n"

"""A reply as the terminal shows it."""

from bot.conversations import Reply
from bot.knowledge import Book
from bot.wording import print_date


def show_reply(book: Book, reply: Reply) -> str:
    """Return the text, the sources under their heading, and the choices with the numbers that tap them."""
    parts = [reply.text]
    if reply.sources:
        checked_on = print_date(reply.checked_on) if reply.checked_on else ""
        heading = book.vocabulary.phrases["sources_heading"].format(checked_on=checked_on)
        parts.append("\n".join([heading, *(f"  - {source}" for source in reply.sources)]))
    if reply.choices:
        parts.append("\n".join(f"  [{number}] {choice.label}" for number, choice in enumerate(reply.choices, start=1)))
    return "\n\n".join(parts) + "\n"

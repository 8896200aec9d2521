"""The voice in which a reply is worded: from which book, for whom, on which day."""

from dataclasses import dataclass, field
from datetime import date

from bot.conversations import Role
from bot.knowledge import Book
from bot.wording.figures import print_series


@dataclass(frozen=True, slots=True)
class Asker:
    """Whom a reply is worded for.

    Attributes:
        role: pupil or parent; decides the forms of address.
        turn: number of the turn, which picks among a phrase's variants.
        place: id of the province they spoke of, if they did.
    """

    role: Role = Role.UNKNOWN
    turn: int = 0
    place: str | None = None


@dataclass(frozen=True, slots=True)
class Voice:
    """Fills placeholders: forms of address for the asker, figures of the day.

    Attributes:
        book: where the words come from.
        day: the day it is.
        asker: who is spoken to.
    """

    book: Book
    day: date
    asker: Asker = field(default_factory=Asker)

    def fill(self, text: str, /, **more: str) -> str:
        """Put forms of address, figures of the day and `more` in the place of the placeholders of `text`."""
        words = dict(self.book.vocabulary.address[self.asker.role.value])
        capitalised = {name.capitalize(): word[:1].upper() + word[1:] for name, word in words.items()}
        figures = {name: print_series(self.book, name, self.day) for name in self.book.values if f"{{{name}}}" in text}
        return text.strip().format_map(words | capitalised | figures | more)

    def phrase(self, name: str, /, **more: str) -> str:
        """Return the short connecting phrase `name` with its placeholders filled."""
        return self.fill(self.book.vocabulary.phrases[name], **more)

"""A shelf with one book, which a test may change."""

from dataclasses import dataclass

from bot.knowledge import Book, Found
from bot.ports import Edition


class NoSearch:
    """Finds nothing."""

    def find(self, text: str) -> tuple[Found, ...]:  # noqa: ARG002 - the port's signature
        """Return nothing."""
        return ()


@dataclass
class OneBookShelf:
    """A shelf whose book a test may change."""

    book: Book

    @property
    def edition(self) -> Edition:
        """The book, with a search that finds nothing."""
        return Edition(self.book, NoSearch())

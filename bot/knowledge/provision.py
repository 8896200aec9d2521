"""A provision: one clause of a document, summed up in our own words."""

from dataclasses import dataclass

from bot.knowledge.answer import Certainty
from bot.knowledge.review import Review


@dataclass(frozen=True, slots=True)
class Provision:
    """One clause.

    Attributes:
        id: its document and its number there, "nd-238-2025/12".
        source_id: the document.
        at: article and clause, as citations print them.
        title: what the clause is about.
        text: the digest.
        certainty: how sure the digest is.
        covers: rows of the fact sheets it carries.
        review: when it was checked.
        now: what holds today instead, where that is known to differ.
        period: the years that the document was made for, "2021-2025", once they are over.
    """

    id: str
    source_id: str
    at: str
    title: str
    text: str
    certainty: Certainty
    covers: tuple[str, ...]
    review: Review
    now: str | None = None
    period: str | None = None

"""Doubts: what is unsure of an entry, what is overdue, and what may not be told at all."""

from collections.abc import Iterable, Iterator
from datetime import date

from bot.conversations import Reply, ReplyKind
from bot.knowledge import Certainty, Citation, Review
from bot.wording.choices import handoff_choice
from bot.wording.citations import print_citation, print_date
from bot.wording.voice import Voice


def doubts(voice: Voice, uncertain: str | None, review: Review) -> Iterator[str]:
    """Go through the paragraphs that tell the doubts about an entry; `uncertain` is filled already."""
    if uncertain:
        yield voice.phrase("doubt", doubt=uncertain)
    if review.is_overdue(voice.day):
        yield voice.phrase("overdue", checked_on=print_date(review.checked_on))


def kind_of(certainty: Certainty, review: Review, today: date) -> ReplyKind:
    """Return whether an entry is told as an answer or as uncertain."""
    is_unsure = certainty is Certainty.UNSURE or review.is_overdue(today)
    return ReplyKind.UNCERTAIN if is_unsure else ReplyKind.ANSWER


def word_withheld(voice: Voice, title: str, citations: Iterable[Citation], review: Review) -> Reply:
    """Say that an entry is too long unchecked to be told."""
    return Reply(
        kind=ReplyKind.UNCERTAIN,
        text=voice.phrase("withheld", title=title, checked_on=print_date(review.checked_on)),
        sources=tuple(print_citation(voice.book, citation) for citation in citations),
        choices=(handoff_choice(voice.book),),
        checked_on=review.checked_on,
    )

"""Keeping what people lend: a question the bot seems not to have understood, redacted, for those who teach it."""

from dataclasses import dataclass, replace
from datetime import date

from bot.conversations import InboundMessage, ReplyKind
from bot.dialogue.lending import Lent, LentFor
from bot.dialogue.turn import readable_text
from bot.knowledge import Book
from bot.ports import UnitOfWork
from bot.safety import redact

_TO_QUESTIONS = frozenset({ReplyKind.ANSWER, ReplyKind.UNCERTAIN, ReplyKind.ASK_BACK, ReplyKind.UNKNOWN, ReplyKind.OUT_OF_SCOPE})
"""Kinds of replies to what may have been a question; a greeting or a wish for a person teaches nothing."""


@dataclass(frozen=True, slots=True)
class Heard:
    """A message with the rows it lives in."""

    conversation_id: int
    message_id: int
    message: InboundMessage


async def keep_lent(uow: UnitOfWork, book: Book, heard: Heard, found: Lent, today: date) -> None:
    """Keep the question that a turn gave to look at, when there is one and enough of it is left once redacted."""
    message, intent = heard.message, found.intent
    if not found.is_this:
        asked = await uow.transcript.asked_before(heard.conversation_id, heard.message_id)
        if asked is None or asked.kind not in _TO_QUESTIONS:
            return
        message = replace(message, text=asked.text)
        intent = asked.intent if found.reason is LentFor.HANDED_OFF else intent
    text = redact(readable_text(message)[0], book.known_syllables, book.vocabulary.name_marks)
    if text is None:
        return
    if found.chosen:
        await uow.reviews.choose(today, text, found.chosen)
    else:
        await uow.reviews.add(today, text, found.reason, intent)

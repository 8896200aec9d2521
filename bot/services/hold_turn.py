"""Holding a turn: settle it, or have an interpreter decide it, then word it. Stores nothing."""

from dataclasses import replace
from datetime import date

from bot.conversations import Conversation, InboundMessage
from bot.dialogue import Turn, settle, take_turn
from bot.dialogue.turn import readable_text
from bot.knowledge import Book
from bot.ports import Interpreter


async def hold_turn(
    book: Book, interpreter: Interpreter, conversation: Conversation, message: InboundMessage, today: date
) -> tuple[Conversation, Turn]:
    """Return the conversation as it stands after `message`, and the turn that answers it."""
    decision = settle(book, conversation, message)
    if decision is None:
        text, cut = readable_text(message)
        decision = replace(await interpreter.decide(book, conversation, text), cut=cut)
    turn = take_turn(book, conversation, message, decision, today)
    return replace(conversation, turns=conversation.turns + 1, memory=turn.memory), turn

"""Holding a turn: settle it, or have an interpreter decide it, then word it. Stores nothing."""

from dataclasses import replace
from datetime import date

from bot.conversations import Conversation, InboundMessage
from bot.dialogue import Decision, Turn, notice, settle, take_turn, wants_search, weigh
from bot.dialogue.turn import HEARD_LIMIT, readable_text
from bot.ports import Edition, Interpreter
from bot.vietnamese import clean


async def hold_turn(
    edition: Edition, interpreter: Interpreter, conversation: Conversation, message: InboundMessage, today: date
) -> tuple[Conversation, Turn]:
    """Return the conversation as it stands after `message`, and the turn that answers it."""
    decision = await decide(edition, interpreter, conversation, message)
    turn = take_turn(edition.book, conversation, message, decision, today)
    return replace(conversation, turns=conversation.turns + 1, memory=turn.memory), turn


async def decide(edition: Edition, interpreter: Interpreter, conversation: Conversation, message: InboundMessage) -> Decision:
    """Decide what to say: at once, or by an interpreter, whose doubts are weighed against a search."""
    book = edition.book
    settled = settle(book, conversation, message)
    if settled is not None:
        return settled
    text, cut = readable_text(message)
    # What they tell of themselves before they ask counts too.
    heard = replace(conversation, memory=notice(book, clean(message.text, HEARD_LIMIT), conversation.memory))
    decision = replace(await interpreter.decide(book, heard, text), cut=cut)
    if wants_search(book, decision, text, heard.memory):
        return weigh(book, decision, text, heard.memory, edition.search.find(text))
    return decision

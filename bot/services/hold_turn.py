"""Holding a turn: settle it, or have an interpreter decide it, then word it. Stores nothing."""

from dataclasses import replace
from datetime import date

from bot.conversations import Conversation, InboundMessage, Memory
from bot.dialogue import Decision, Turn, notice, settle, take_turn, wants_search, weigh
from bot.dialogue.comparing import with_named_paths
from bot.dialogue.cues import institution_meant
from bot.dialogue.places import without_stale
from bot.dialogue.turn import HEARD_LIMIT, readable_text
from bot.knowledge import Book
from bot.ports import Edition, Interpreter
from bot.vietnamese import clean


async def hold_turn(
    edition: Edition, interpreter: Interpreter, conversation: Conversation, message: InboundMessage, today: date
) -> tuple[Conversation, Turn]:
    """Return the conversation as it stands after `message`, and the turn that answers it."""
    conversation = replace(conversation, memory=without_stale(conversation.memory, today))
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
    memory = _heard(book, message, conversation.memory)
    understood = await interpreter.decide(book, replace(conversation, memory=memory), text)
    decision = with_named_paths(book, replace(understood, cut=cut), text)
    if wants_search(book, decision, text, memory):
        return weigh(book, decision, text, memory, edition.search.find(text))
    return decision


def _heard(book: Book, message: InboundMessage, before: Memory) -> Memory:
    """Return what an interpreter should know of the asker: what they tell before they ask counts too."""
    told = clean(message.text, HEARD_LIMIT)
    # A school of an earlier message, neither named nor pointed back to in this one, is not the one they ask about.
    return replace(notice(book, told, before), institution=institution_meant(book, told, before))

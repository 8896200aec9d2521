"""Holding a turn: settle it, or have an interpreter decide it, then word it. Stores nothing."""

from dataclasses import replace
from datetime import date

from bot.conversations import Conversation, InboundMessage, Memory
from bot.dialogue import Decision, Turn, notice, settle, take_turn, wants_search, weigh
from bot.dialogue.comparing import with_named_paths
from bot.dialogue.cues import institution_meant
from bot.dialogue.follow_ups import go_on, leans_on_last, with_subject
from bot.dialogue.places import without_stale
from bot.dialogue.questions import questions_in, together, told_answer, without_courtesies
from bot.dialogue.turn import HEARD_LIMIT, READ_LIMIT, readable_text
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
    conversation = replace(conversation, memory=_heard(book, message, conversation.memory))
    questions = questions_in(book, clean(message.text, READ_LIMIT))
    several = await _decide_each(edition, interpreter, conversation, questions) if len(questions) > 1 else None
    decision = several or await _decide_one(edition, interpreter, conversation, without_courtesies(book, text))
    return replace(decision, cut=cut)


async def _decide_one(edition: Edition, interpreter: Interpreter, conversation: Conversation, text: str) -> Decision:
    """Decide one question."""
    book, memory = edition.book, conversation.memory
    understood = await interpreter.decide(book, conversation, text)
    if understood.understanding and leans_on_last(book, text, memory, understood.understanding):
        within = await interpreter.decide(book, conversation, with_subject(book, memory, text))
        return go_on(book, text, memory, understood.understanding, within)
    decision = with_named_paths(book, understood, text)
    if wants_search(book, decision, text, memory):
        return weigh(book, decision, text, memory, edition.search.find(text))
    return decision


async def _decide_each(
    edition: Edition, interpreter: Interpreter, conversation: Conversation, questions: tuple[str, ...]
) -> Decision | None:
    """Decide several questions, each after the one before; None unless two of them have answers of their own."""
    decisions: list[Decision] = []
    for question in questions:
        decision = await _decide_one(edition, interpreter, conversation, without_courtesies(edition.book, question))
        decisions.append(decision)
        if answer_id := told_answer(decision):
            conversation = replace(conversation, memory=replace(conversation.memory, last_answer=answer_id))
    return together(decisions)


def _heard(book: Book, message: InboundMessage, before: Memory) -> Memory:
    """Return what an interpreter should know of the asker: what they tell before they ask counts too."""
    told = clean(message.text, HEARD_LIMIT)
    # A school of an earlier message, neither named nor pointed back to in this one, is not the one they ask about.
    return replace(notice(book, told, before), institution=institution_meant(book, told, before))

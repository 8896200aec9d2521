"""Every dialogue page, held with the small engine and with Rasa itself."""

from datetime import date

import pytest

from bot.conversations import Address, Conversation, InboundMessage, MessageKind
from bot.dialogue import Turn
from bot.knowledge import Book, passages_of
from bot.ports import Edition, Interpreter
from bot.search import PassageIndex
from bot.services.hold_turn import hold_turn
from tests.dialogues.pages import Expected, Page, Said, all_pages

PAGES = dict(all_pages())


@pytest.fixture(scope="module")
def edition(real_book: Book) -> Edition:
    """Return the real content with the real search."""
    return Edition(real_book, PassageIndex(passages_of(real_book)))


@pytest.mark.parametrize("name", PAGES)
async def test_small_engine_holds_the_conversation(name: str, edition: Edition, small_interpreter: Interpreter) -> None:
    await hold(PAGES[name], edition, small_interpreter)


@pytest.mark.timeout(600)  # the first one waits for Rasa's training
@pytest.mark.asyncio(loop_scope="session")
@pytest.mark.parametrize("name", PAGES)
async def test_rasa_holds_the_conversation(name: str, edition: Edition, rasa_interpreter: Interpreter) -> None:
    await hold(PAGES[name], edition, rasa_interpreter)


async def hold(page: Page, edition: Edition, interpreter: Interpreter) -> None:
    """Hold the conversation of a page and check every turn."""
    conversation = Conversation(f"page-{page.name}")
    for number, said in enumerate(page.turns, start=1):
        message = message_of(said, conversation)
        conversation, turn = await hold_turn(edition, interpreter, conversation, message, date.fromisoformat(page.today))
        faults = list(faults_of(said.bot, turn))
        heard = turn.decision.understanding
        assert not faults, f"turn {number} ({said.says or said.taps or said.sends}): {'; '.join(faults)} [{heard and heard.ranking[:3]}]"


def message_of(said: Said, conversation: Conversation) -> InboundMessage:
    """Return the message of a turn; a tap names a choice by its label."""
    address = Address("console", "page")
    if said.sends:
        return InboundMessage(address, MessageKind(said.sends))
    if said.taps:
        choice = next(choice for choice in conversation.memory.offered if choice.label == said.taps)
        return InboundMessage(address, MessageKind.TAP, choice.label, choice.payload)
    return InboundMessage(address, MessageKind.TEXT, said.says or "")


def faults_of(expected: Expected, turn: Turn) -> list[str]:
    """Return what differs from the page, in words."""
    reply = turn.replies[0]
    text = "\n".join(reply.text for reply in turn.replies)
    sources = "\n".join(reply.sources)
    choices = [word for choice in reply.choices for word in (choice.label, choice.payload)]
    shown = "\n".join([text, *choices]).lower()
    faults = [f"says nothing of {piece!r}" for piece in expected.says if piece.lower() not in text.lower()]
    faults += [f"says {piece!r}" for piece in expected.never if piece.lower() in shown]
    faults += [f"does not cite {piece!r}" for piece in expected.cites if piece.lower() not in sources.lower()]
    faults += [f"does not offer {piece!r}" for piece in expected.offers if piece not in choices]
    if expected.answer and reply.answer_id != expected.answer:
        faults.append(f"answers {reply.answer_id}, not {expected.answer}")
    if expected.one_of and reply.answer_id not in expected.one_of:
        faults.append(f"answers {reply.answer_id}, none of {expected.one_of}")
    if expected.kind and reply.kind.value != expected.kind:
        faults.append(f"is of kind {reply.kind.value}, not {expected.kind}")
    if turn.decision.danger.value != expected.danger:
        faults.append(f"sees danger {turn.decision.danger.value}, not {expected.danger}")
    return faults

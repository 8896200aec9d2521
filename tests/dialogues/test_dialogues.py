"""Every dialogue page, held with the small engine and with Rasa itself."""

from collections.abc import Mapping
from datetime import date

import pytest

from bot.bootstrap.engines import load_edition
from bot.conversations import Address, Choice, Conversation, InboundMessage, MessageKind
from bot.dialogue import Turn
from bot.ports import Edition, Interpreter
from bot.services.hold_turn import hold_turn
from bot.settings import Settings
from tests.dialogues.pages import Expected, Page, Said, all_pages

PAGES = dict(all_pages())


@pytest.fixture(scope="module")
def edition(settings: Settings) -> Edition:
    """Return the real content with the real search."""
    return load_edition(settings)


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
    today = page.today
    buttons: dict[str, Choice] = {}
    for number, said in enumerate(page.turns, start=1):
        today = said.day or today
        buttons |= {choice.label: choice for choice in conversation.memory.offered}
        assert not said.taps or said.taps in buttons, f"turn {number}: no button {said.taps!r} among {list(buttons)}"
        message = message_of(said, buttons)
        conversation, turn = await hold_turn(edition, interpreter, conversation, message, date.fromisoformat(today))
        faults = list(faults_of(said.bot, turn))
        heard = turn.decision.understanding
        assert not faults, f"turn {number} ({said.says or said.taps or said.sends}): {'; '.join(faults)} [{heard and heard.ranking[:3]}]"


def message_of(said: Said, buttons: Mapping[str, Choice]) -> InboundMessage:
    """Return the message of a turn; a tap names one of `buttons` by its label."""
    address = Address("console", "page")
    if said.sends:
        return InboundMessage(address, MessageKind(said.sends))
    if said.taps:
        return InboundMessage(address, MessageKind.TAP, said.taps, buttons[said.taps].payload)
    return InboundMessage(address, MessageKind.TEXT, said.says or "")


def faults_of(expected: Expected, turn: Turn) -> list[str]:
    """Return what differs from the page, in words."""
    first = turn.replies[0]
    text = "\n".join(reply.text for reply in turn.replies)
    sources = "\n".join(source for reply in turn.replies for source in reply.sources)
    choices = [word for reply in turn.replies for choice in reply.choices for word in (choice.label, choice.payload)]
    shown = "\n".join([text, *choices]).lower()
    faults = [f"says nothing of {piece!r}" for piece in expected.says if piece.lower() not in text.lower()]
    faults += [f"says {piece!r}" for piece in expected.never if piece.lower() in shown]
    faults += [f"does not cite {piece!r}" for piece in expected.cites if piece.lower() not in sources.lower()]
    faults += [f"does not offer {piece!r}" for piece in expected.offers if piece not in choices]
    if expected.answer and first.answer_id != expected.answer:
        faults.append(f"answers {first.answer_id}, not {expected.answer}")
    if expected.one_of and first.answer_id not in expected.one_of:
        faults.append(f"answers {first.answer_id}, none of {expected.one_of}")
    if expected.kind and first.kind.value != expected.kind:
        faults.append(f"is of kind {first.kind.value}, not {expected.kind}")
    if expected.picture and first.picture != expected.picture:
        faults.append(f"shows {first.picture}, not {expected.picture}")
    if turn.decision.danger.value != expected.danger:
        faults.append(f"sees danger {turn.decision.danger.value}, not {expected.danger}")
    return faults

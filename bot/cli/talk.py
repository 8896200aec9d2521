"""`laban talk`: a conversation at the terminal. Nothing of it is stored."""

import argparse
import asyncio
import uuid

from bot.bootstrap.engines import Shelf, SystemClock, load_shelf
from bot.bootstrap.logs import log_quietly
from bot.cli.engines import interpreter_for
from bot.cli.main import refuse_content
from bot.cli.showing import show_replies
from bot.cli.terminal import put, tell, text
from bot.content_files import ContentError, render_problems
from bot.conversations import Address, Conversation, InboundMessage, MessageKind
from bot.ports import Interpreter
from bot.processes.supervisor import StepFailedError
from bot.services.hold_turn import hold_turn
from bot.settings import Settings

_TALKER = Address("console", "talk")


def run(settings: Settings, arguments: argparse.Namespace) -> int:
    """Talk until the end of the input."""
    log_quietly()
    try:
        asyncio.run(_talk(settings, arguments.engine))
    except ContentError as fault:
        return refuse_content(render_problems(fault.problems))
    except StepFailedError:
        return 1
    return 0


async def _talk(settings: Settings, engine: str) -> None:
    shelf = load_shelf(settings)
    async with interpreter_for(engine, settings, shelf) as interpreter:
        tell("talk_hint")
        conversation = await _say(shelf, interpreter, Conversation(uuid.uuid4().hex), "/batdau")
        while (line := await asyncio.to_thread(_read)) is not None:
            conversation = await _say(shelf, interpreter, conversation, line)


async def _say(shelf: Shelf, interpreter: Interpreter, conversation: Conversation, said: str) -> Conversation:
    today = SystemClock().today()
    message = InboundMessage(_TALKER, MessageKind.TEXT, said)
    conversation, turn = await hold_turn(shelf.edition, interpreter, conversation, message, today)
    for shown in show_replies(shelf.book, turn.replies):
        put("\n" + shown)
    return conversation


def _read() -> str | None:
    try:
        return input(text("you"))
    except EOFError:
        return None

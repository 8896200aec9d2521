"""`laban ask`: one question for people, or JSON lines for machines."""

import argparse
import asyncio
import json
import sys
import time
import uuid
from collections.abc import Iterable
from dataclasses import dataclass

from bot.bootstrap.engines import Shelf, SystemClock, load_shelf
from bot.bootstrap.logs import log_quietly
from bot.cli.engines import interpreter_for
from bot.cli.main import refuse_content
from bot.cli.showing import show_replies
from bot.cli.terminal import put, tell
from bot.content_files import ContentError, render_problems
from bot.conversations import Address, Conversation, InboundMessage, MessageKind
from bot.dialogue import Turn
from bot.ports import Interpreter
from bot.processes.supervisor import StepFailedError
from bot.services.hold_turn import hold_turn
from bot.settings import Settings

_ASKER = Address("console", "ask")


@dataclass(frozen=True, slots=True)
class Question:
    """One line of the input: its id, and what is said turn by turn."""

    id: object
    said: tuple[str, ...]


class BrokenQuestionError(ValueError):
    """A line of the input is no question."""


def run(settings: Settings, arguments: argparse.Namespace) -> int:
    """Answer the question, or all lines of the standard input."""
    log_quietly()
    try:
        return asyncio.run(_run(settings, arguments))
    except ContentError as fault:
        return refuse_content(render_problems(fault.problems))
    except StepFailedError:
        return 1


async def _run(settings: Settings, arguments: argparse.Namespace) -> int:
    shelf = load_shelf(settings)
    async with interpreter_for(arguments.engine, settings, shelf) as interpreter:
        if arguments.json:
            return await _answer_lines(shelf, interpreter, sys.stdin.buffer)
        said = arguments.question if arguments.question is not None else sys.stdin.read()
        turn, _ = await _hold(shelf, interpreter, (said,))
        for shown in show_replies(shelf.book, turn.replies):
            put(shown)
    return 0


async def _answer_lines(shelf: Shelf, interpreter: Interpreter, lines: Iterable[bytes]) -> int:
    broken = 0
    for number, raw in enumerate(lines, start=1):
        line = raw.decode("utf-8-sig", "replace")
        if not line.strip():
            continue
        try:
            question = parse_question(line)
        except BrokenQuestionError:
            tell("broken_line", number=number)
            broken += 1
            continue
        turn, milliseconds = await _hold(shelf, interpreter, question.said)
        put(json.dumps(report(question, turn, milliseconds), ensure_ascii=False))
    return 1 if broken else 0


def parse_question(line: str) -> Question:
    """Read one line of the input.

    Raises:
        BrokenQuestionError: it is no JSON object with `id` and `q`.
    """
    try:
        match json.loads(line):
            case {"id": name, "q": str(text)}:
                return Question(name, (text,))
            case {"id": name, "q": [*texts]} if texts and all(isinstance(text, str) for text in texts):
                return Question(name, tuple(texts))
    except (ValueError, RecursionError) as fault:
        raise BrokenQuestionError from fault
    raise BrokenQuestionError


def report(question: Question, turn: Turn, milliseconds: float) -> dict[str, object]:
    """Return the line of the output for the last turn of a question."""
    understanding = turn.decision.understanding
    answers = [answer_id for reply in turn.replies for answer_id in reply.answer_ids]
    return {
        "id": question.id,
        "reply": "\n\n".join(reply.text for reply in turn.replies),
        "sources": [source for reply in turn.replies for source in reply.sources],
        "choices": [choice.label for reply in turn.replies for choice in reply.choices],
        "kind": turn.replies[0].kind.value,
        "danger": turn.decision.danger.value,
        "answer": answers[0] if answers else None,
        "intent": understanding.intent if understanding else None,
        "confidence": round(understanding.confidence, 4) if understanding else None,
        "engine": understanding.engine if understanding else None,
        "handoff_offered": turn.offers_person,
        "ms": round(milliseconds, 2),
    }


async def _hold(shelf: Shelf, interpreter: Interpreter, said: Iterable[str]) -> tuple[Turn, float]:
    """Hold one conversation and return its last turn with the milliseconds that turn took."""
    conversation = Conversation(uuid.uuid4().hex)
    today = SystemClock().today()
    for text in said:
        started = time.perf_counter()
        message = InboundMessage(_ASKER, MessageKind.TEXT, text)
        conversation, turn = await hold_turn(shelf.edition, interpreter, conversation, message, today)
    return turn, 1000 * (time.perf_counter() - started)

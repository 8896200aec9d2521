"""Examining an engine on questions that nobody who wrote the training sentences has seen."""

import statistics
import time
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from bot.conversations import Address, Conversation, InboundMessage, MessageKind
from bot.dialogue.turn import readable_text
from bot.evaluation.telling import Case, Told, case_from, told_by
from bot.ports import Edition, Interpreter
from bot.services.hold_turn import decide

HELD_OUT = ("heldout", "blind_questions")
"""Files of held-out questions with the answers that are right."""
ENTITIES = "blind_entities"
"""The file of messages with the particulars that are in them."""
FAR, NEAR = "far", "near"

_ASKER = Address("console", "evaluation")
_FOLDER = "tests/nlu"
_REPEATS = 20


@dataclass(frozen=True, slots=True)
class Examined:
    """What an engine made of one question.

    Attributes:
        engine: the engine that answered, which may be another than the one asked.
        ranking: intents with confidences, likeliest first.
        told: what the conversation told and offered.
        milliseconds: how long the engine took to understand and to decide.
    """

    engine: str
    ranking: tuple[tuple[str, float], ...]
    told: Told
    milliseconds: float


def read_cases(root: Path, name: str) -> list[Case]:
    """Return the held-out questions of a file; none when the file is not there.

    Raises:
        BrokenCaseError: an item of it is no question with its answer.
    """
    return [case_from(item) for item in read_items(root, name)]


def read_outside(root: Path) -> dict[str, list[str]]:
    """Return what is not for this bot: far from school, and near it but without an answer."""
    marked = read_items(root, "out_of_scope")
    return {
        FAR: [*read_items(root, "blind_far"), *(item["q"] for item in marked if not item["near"])],
        NEAR: [item["q"] for item in marked if item["near"]],
    }


def read_items(root: Path, name: str) -> list[Any]:
    """Return the list that a file of `tests/nlu` holds; an empty one when the file is not there."""
    path = root / _FOLDER / f"{name}.yml"
    return yaml.safe_load(path.read_text("utf-8")) or [] if path.exists() else []


async def examine(interpreter: Interpreter, edition: Edition, texts: Sequence[str]) -> list[Examined]:
    """Ask every text twice, each time as the first of a conversation: of the engine alone, and as a message."""
    told = await told_to(interpreter, edition, texts)
    return [await _examined(interpreter, edition, text, one) for text, one in zip(texts, told, strict=True)]


async def told_to(interpreter: Interpreter, edition: Edition, texts: Sequence[str]) -> list[Told]:
    """Return what is told to every text, each the first of a conversation."""
    return [await _told(interpreter, edition, text) for text in texts]


async def time_text(interpreter: Interpreter, edition: Edition, text: str) -> float:
    """Return the median milliseconds that it takes to decide what to say to `text`."""
    times = []
    for _ in range(_REPEATS):
        started = time.perf_counter()
        await _told(interpreter, edition, text)
        times.append(1000 * (time.perf_counter() - started))
    return statistics.median(times)


async def _examined(interpreter: Interpreter, edition: Edition, text: str, told: Told) -> Examined:
    read, _ = readable_text(_message(text))
    started = time.perf_counter()
    decision = await interpreter.decide(edition.book, _new_conversation(), read)
    milliseconds = 1000 * (time.perf_counter() - started)
    assert decision.understanding is not None  # noqa: S101 - an engine decides by what it understood
    return Examined(decision.understanding.engine, decision.understanding.ranking, told, milliseconds)


async def _told(interpreter: Interpreter, edition: Edition, text: str) -> Told:
    return told_by(await decide(edition, interpreter, _new_conversation(), _message(text)))


def _new_conversation() -> Conversation:
    # Rasa remembers conversations by their key.
    return Conversation(uuid.uuid4().hex)


def _message(text: str) -> InboundMessage:
    return InboundMessage(_ASKER, MessageKind.TEXT, text)

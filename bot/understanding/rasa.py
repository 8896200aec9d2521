"""The client of the Rasa process: one request for understanding and sayings together."""

from collections.abc import Mapping, Sequence
from typing import Any

import aiohttp
import structlog

from bot.conversations import Conversation, Memory, Role
from bot.dialogue import Decision, Understanding, saying_from
from bot.dialogue.cues import notice
from bot.dialogue.policy import FALLBACK_INTENT
from bot.knowledge import Book
from bot.ports import InterpreterUnavailableError

TIMEOUT_SECONDS = 2.0
TURNS_A_SESSION = 30
"""Rasa replays a whole session at every turn, so a turn's time grows with it; a session is cut here."""

log = structlog.get_logger()


class RasaInterpreter:
    """Lets Rasa decide: its pipeline, its rules, its action server calls."""

    name = "rasa"

    def __init__(self, session: aiohttp.ClientSession, url: str, token: str) -> None:
        """Talk to our channel in the Rasa process at `url`."""
        self._session = session
        self._address = f"{url}/webhooks/laban/webhook"
        self._headers = {"Authorization": f"Bearer {token}"}

    async def decide(self, book: Book, conversation: Conversation, text: str) -> Decision:
        """Return Rasa's decision for `text`.

        Raises:
            InterpreterUnavailableError: Rasa is absent, slow, or answered something else.
        """
        body = {
            "sender": f"{conversation.key}-{conversation.turns // TURNS_A_SESSION}",
            "text": text,
            "metadata": metadata_of(notice(book, text, conversation.memory)),
        }
        match await self._ask(body):
            case {"ranking": list(ranking), "sayings": list(payloads)}:
                understanding = _understood(ranking)
            case _:
                raise InterpreterUnavailableError
        named = (saying_from(payload) for payload in payloads if isinstance(payload, Mapping))
        sayings = tuple(saying for saying in named if saying)
        if not sayings:
            log.warning("rasa_said_nothing", intent=understanding.intent)
            raise InterpreterUnavailableError
        return Decision(sayings, self.name, understanding)

    async def _ask(self, body: Mapping[str, object]) -> object:
        timeout = aiohttp.ClientTimeout(total=TIMEOUT_SECONDS)
        try:
            async with self._session.post(self._address, json=body, headers=self._headers, timeout=timeout) as response:
                response.raise_for_status()
                answer: object = await response.json()
                return answer
        except (aiohttp.ClientError, TimeoutError, ValueError) as fault:
            raise InterpreterUnavailableError from fault


def understanding_of(ranking: Sequence[tuple[str, float]]) -> Understanding:
    """Return the understanding in Rasa's ranking, without its own fallback intent.

    Raises:
        ValueError: no intent is left.
    """
    named = tuple((intent, confidence) for intent, confidence in ranking if intent != FALLBACK_INTENT)
    if not named:
        message = "no ranking of intents"
        raise ValueError(message)
    return Understanding(RasaInterpreter.name, named)


def _understood(pairs: Sequence[Any]) -> Understanding:
    try:
        return understanding_of([(str(intent), float(confidence)) for intent, confidence in pairs])
    except (TypeError, ValueError) as fault:
        raise InterpreterUnavailableError from fault


def metadata_of(memory: Memory) -> dict[str, object]:
    """Return what the action endpoint needs of a memory, to be carried through Rasa."""
    return {"grade": memory.grade, "place": memory.place, "misses": memory.misses, "institution": memory.institution}


def memory_from(metadata: Mapping[str, object]) -> Memory:
    """Return the memory that `metadata_of` described."""
    match metadata:
        case {
            "grade": int() | None as grade,
            "place": str() | None as place,
            "misses": int(misses),
            "institution": str() | None as institution,
        }:
            return Memory(role=Role.UNKNOWN, grade=grade, place=place, misses=misses, institution=institution)
        case _:
            return Memory()

"""An interpreter that decides what a test told it to."""

import asyncio
from dataclasses import dataclass, field

from bot.conversations import Conversation
from bot.dialogue import Decision, Saying, SayReply, Understanding
from bot.knowledge import Book


@dataclass
class FakeInterpreter:
    """Decides at once and always alike, unless told to fail or to wait.

    Attributes:
        name: the engine and the reason of its decisions.
        sayings: what it decides to say.
        faults: by text, what it raises, one fault a call.
        gates: by text, what must be set before it decides.
        heard: the texts it was asked about, in order.
    """

    name: str = "fake"
    sayings: tuple[Saying, ...] = (SayReply("greet"),)
    faults: dict[str, list[Exception]] = field(default_factory=dict)
    gates: dict[str, asyncio.Event] = field(default_factory=dict)
    heard: list[str] = field(default_factory=list)

    async def decide(self, book: Book, conversation: Conversation, text: str) -> Decision:  # noqa: ARG002 - decides by the text alone
        """Decide, fail or wait."""
        self.heard.append(text)
        if gate := self.gates.get(text):
            await gate.wait()
        if faults := self.faults.get(text):
            raise faults.pop(0)
        return Decision(self.sayings, self.name, Understanding(self.name, (("greet", 0.9),)))

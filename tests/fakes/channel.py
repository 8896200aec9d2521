"""A channel that keeps what it was given to deliver."""

import asyncio
from dataclasses import dataclass, field

from bot.conversations import Address, InboundMessage, MessageKind
from bot.ports import Delivery, Event

CHANNEL = "test"


def said(key: str, text: str, lane: str = "an") -> Event:
    """Return the event of somebody who says `text`."""
    return Event(CHANNEL, key, lane, {"text": text})


def edited(key: str, lane: str = "an") -> Event:
    """Return an event that is not for the bot."""
    return Event(CHANNEL, key, lane, {"edited": True})


def garbled(key: str, lane: str = "an") -> Event:
    """Return an event that cannot even be read."""
    return Event(CHANNEL, key, lane, {"garbled": True})


@dataclass
class RecordingChannel:
    """Delivers into a list, unless told to fail or to wait.

    Attributes:
        delivered: what was delivered, in order.
        tried: the texts it was asked to deliver, in order.
        faults: by text, what it raises, one fault a call.
        gates: by text, what must be set before it delivers.
    """

    name: str = CHANNEL
    delivered: list[Delivery] = field(default_factory=list)
    tried: list[str] = field(default_factory=list)
    faults: dict[str, list[Exception]] = field(default_factory=dict)
    gates: dict[str, asyncio.Event] = field(default_factory=dict)

    @property
    def texts(self) -> list[str]:
        """The texts that were delivered, in order."""
        return [delivery.reply.text for delivery in self.delivered]

    def parse(self, event: Event) -> InboundMessage | None:
        """Translate what `said`, `edited` and `garbled` made."""
        if "garbled" in event.body:
            message = "not what this platform sends"
            raise ValueError(message)
        if "text" not in event.body:
            return None
        return InboundMessage(Address(event.channel, event.lane), MessageKind.TEXT, str(event.body["text"]))

    async def deliver(self, delivery: Delivery) -> str | None:
        """Deliver, fail or wait."""
        text = delivery.reply.text
        self.tried.append(text)
        if gate := self.gates.get(text):
            await gate.wait()
        if faults := self.faults.get(text):
            raise faults.pop(0)
        self.delivered.append(delivery)
        return f"platform-{delivery.id}"

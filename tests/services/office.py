"""A worker with everything around it."""

import asyncio
from dataclasses import dataclass, field

from bot.conversations import Address
from bot.ports import Delivery, Event, Said, Storage
from bot.services.receive_event import receive_event
from bot.services.work_inbox import TurnWorker
from tests.fakes.channel import CHANNEL, RecordingChannel
from tests.fakes.clock import FakeClock
from tests.fakes.interpreter import FakeInterpreter
from tests.fakes.shelf import OneBookShelf
from tests.fakes.storages import OpenStorage
from tests.services.books import tiny_book
from tests.services.waiting import running, until

GREETING, APOLOGY = "Chào em.", "Trục trặc."


@dataclass
class Office:
    """A worker with everything around it.

    Attributes:
        told: the channels for which the worker said that replies were stored.
    """

    storage: OpenStorage
    clock: FakeClock = field(default_factory=FakeClock)
    interpreter: FakeInterpreter = field(default_factory=FakeInterpreter)
    told: list[str] = field(default_factory=list)

    def worker(self, storage: Storage | None = None) -> TurnWorker:
        """Return a worker, as a start of the program makes it."""
        channels = {CHANNEL: RecordingChannel()}
        return TurnWorker(storage or self.storage, OneBookShelf(tiny_book()), self.interpreter, channels, self.clock, self.told.append)

    async def receive(self, *events: Event) -> None:
        """Store events."""
        for event in events:
            assert await receive_event(self.storage, self.clock, event)

    async def work_through(self) -> None:
        """Have a worker, new as after a start, answer what waits until nothing does."""
        worker = self.worker()
        async with running(worker.run()):
            await until(self.nothing_waits)
            await idle(worker)

    async def nothing_waits(self) -> bool:
        """Tell whether every event was answered or given up."""
        return "waiting" not in await self.storage.event_states()

    async def transcript(self, lane: str = "an") -> list[Said]:
        """Return all that was said with one contact."""
        async with self.storage.unit_of_work() as uow:
            found = await uow.conversations.find(Address(CHANNEL, lane))
            return list(await uow.transcript.since(found.id, 0, 1000)) if found else []

    async def conversation(self, lane: str = "an") -> list[str]:
        """Return the words said with one contact, by both sides."""
        return [message.reply.text if message.reply else message.text for message in await self.transcript(lane)]

    async def due(self) -> list[Delivery]:
        """Return the replies that may be delivered now."""
        async with self.storage.unit_of_work() as uow:
            return list(await uow.outbox.due(CHANNEL, self.clock.now(), 1000))


async def idle(worker: TurnWorker) -> None:
    """Wait until no lane is being worked on."""
    while worker._busy:
        await asyncio.gather(*worker._busy.values())

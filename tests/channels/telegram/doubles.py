"""What stands around the channel in its tests: one picture, a storage of events, and pauses that take no time."""

import asyncio
from dataclasses import dataclass, field

from bot.ports import Event, PictureFrame

PICTURE, PNG = "after_grade_9/1+4", b"\x89PNG\r\n\x1a\nand the rest"


@dataclass
class OnePicture:
    """Pictures of which there is one; fails when told."""

    fault: Exception | None = None

    def frame(self, name: str) -> PictureFrame | None:
        """Return nothing: only pages ask."""

    def svg(self, name: str) -> str | None:
        """Return nothing: only pages ask."""

    def png(self, name: str) -> bytes | None:
        """Return the picture."""
        if self.fault:
            raise self.fault
        return PNG if name == PICTURE else None


@dataclass
class Received:
    """Stores events as the gateway would; fails for as many events as told."""

    events: list[Event] = field(default_factory=list)
    failures: int = 0
    news: asyncio.Event = field(default_factory=asyncio.Event)

    async def __call__(self, event: Event) -> None:
        """Store an event, or fail."""
        if self.failures:
            self.failures -= 1
            message = "the storage is away"
            raise OSError(message)
        self.events.append(event)
        self.news.set()

    @property
    def keys(self) -> list[str]:
        """The keys of what was stored, in order."""
        return [event.key for event in self.events]

    async def until(self, count: int) -> None:
        """Wait until `count` events are stored."""
        async with asyncio.timeout(10):
            while len(self.events) < count:
                self.news.clear()
                await self.news.wait()


@dataclass
class Pauses:
    """Remembers pauses instead of making them."""

    seconds: list[float] = field(default_factory=list)

    async def __call__(self, seconds: float) -> None:
        """Note a pause."""
        self.seconds.append(seconds)
        await asyncio.sleep(0)

"""Delivery to pages: the transcript holds the reply, so delivering is ringing for those who wait."""

import asyncio
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager

from bot.channels.web.inbound import CHANNEL, message_of
from bot.conversations import InboundMessage
from bot.ports import Delivery, Event


class Bell:
    """Wakes the requests that wait for news of one contact."""

    def __init__(self) -> None:
        """Begin with nobody waiting."""
        self._waiting: defaultdict[str, set[asyncio.Event]] = defaultdict(set)

    @contextmanager
    def listening(self, external_id: str) -> Iterator[asyncio.Event]:
        """Give an event that is set when news of the contact comes, even before it is waited for."""
        event = asyncio.Event()
        self._waiting[external_id].add(event)
        try:
            yield event
        finally:
            self._waiting[external_id].discard(event)
            if not self._waiting[external_id]:
                del self._waiting[external_id]

    def ring_for_all(self) -> None:
        """Tell everyone who waits that waiting is over."""
        for external_id in list(self._waiting):
            self.ring(external_id)

    def ring(self, external_id: str) -> None:
        """Tell everyone who waits for this contact."""
        for event in self._waiting.get(external_id, ()):
            event.set()


class WebChannel:
    """The web chat."""

    name = CHANNEL

    def __init__(self, bell: Bell) -> None:
        """Ring `bell` for each reply."""
        self._bell = bell

    def parse(self, event: Event) -> InboundMessage | None:
        """Translate what the page posted."""
        return message_of(event)

    async def deliver(self, delivery: Delivery) -> str | None:
        """Wake the pages that wait; a page that is away finds the reply in the transcript when it is back."""
        self._bell.ring(delivery.address.external_id)
        return None

"""Delivering: hand queued replies to their channel, in order, and record what became of each."""

import asyncio
from datetime import timedelta

import structlog

from bot.ports import Channel, ChannelError, Clock, Delivery, Storage

ATTEMPTS = 300
"""With the longest pause between them, about a day: as long as a platform keeps its own messages for us."""
LONGEST_PAUSE_SECONDS = 300.0
FAULTS = 8
"""Attempts at a reply on which the channel itself breaks; the contact's next reply waits behind it."""
_BATCH = 50
_SWEEP_SECONDS = 2.0
_AFTER_A_FAULT_SECONDS = 30.0

log = structlog.get_logger()


class OutboxWorker:
    """Delivers the replies of one channel."""

    def __init__(self, storage: Storage, channel: Channel, clock: Clock) -> None:
        """Deliver through `channel` what waits in `storage`."""
        self._storage = storage
        self._channel = channel
        self._clock = clock
        self._waiting = asyncio.Event()
        # Accepted by the platform and not yet recorded: to be recorded, never to be sent again.
        self._accepted: dict[int, str | None] = {}

    def wake(self) -> None:
        """Look at the outbox now."""
        self._waiting.set()

    async def run(self) -> None:
        """Deliver until cancelled."""
        while True:
            # Before looking: a wake during the look is then not lost.
            self._waiting.clear()
            try:
                delivered = await self.deliver_due()
            except Exception:  # the storage itself failed; try again after a pause
                log.exception("outbox_failed", channel=self._channel.name)
                delivered = 0
            if not delivered:
                await _wait_for(self._waiting, _SWEEP_SECONDS)

    async def deliver_due(self) -> int:
        """Deliver what is due and return how many were tried."""
        async with self._storage.unit_of_work() as uow:
            due = await uow.outbox.due(self._channel.name, self._clock.now(), _BATCH)
        outcomes = await asyncio.gather(*(self._deliver(delivery) for delivery in due), return_exceptions=True)
        for outcome in outcomes:
            # Only now: while others were still on their way, a second look would have sent them again.
            if isinstance(outcome, BaseException):
                raise outcome
        return len(due)

    async def _deliver(self, delivery: Delivery) -> None:
        attempts = delivery.attempts + 1
        try:
            if delivery.id not in self._accepted:
                self._accepted[delivery.id] = await self._channel.deliver(delivery)
        except ChannelError as fault:
            await self._record_failure(delivery, attempts, fault)
            return
        except Exception as fault:  # a fault of the adapter; the other deliveries must go on
            log.exception("channel_broke", channel=self._channel.name, delivery_id=delivery.id)
            again = _AFTER_A_FAULT_SECONDS if attempts < FAULTS else None
            await self._record_failure(delivery, attempts, ChannelError(type(fault).__name__, again))
            return
        async with self._storage.unit_of_work() as uow:
            await uow.outbox.sent(delivery.id, self._accepted[delivery.id], self._clock.now())
            await uow.commit()
        del self._accepted[delivery.id]

    async def _record_failure(self, delivery: Delivery, attempts: int, fault: ChannelError) -> None:
        wait = fault.retry_after_seconds
        log.warning("delivery_failed", delivery_id=delivery.id, code=fault.code, attempts=attempts, retry=wait is not None)
        async with self._storage.unit_of_work() as uow:
            if wait is None or attempts >= ATTEMPTS:
                await uow.outbox.fail(delivery.id, attempts, fault.code)
            else:
                later = self._clock.now() + timedelta(seconds=max(wait, min(2.0 ** min(attempts, 20) - 1, LONGEST_PAUSE_SECONDS)))
                await uow.outbox.retry(delivery.id, attempts, fault.code, later)
            await uow.commit()


async def _wait_for(event: asyncio.Event, seconds: float) -> None:
    try:
        async with asyncio.timeout(seconds):
            await event.wait()
    except TimeoutError:
        return

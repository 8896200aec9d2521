"""Forgetting in time: what people told and did not agree to have kept goes the day after, also when they never come back."""

import asyncio
from dataclasses import dataclass, replace
from datetime import timedelta

import structlog

from bot.dialogue.places import without_stale
from bot.ports import Clock, Storage

_EVERY_SECONDS = 3600.0
_IDLE = timedelta(hours=24)
KEEP_GAPS = timedelta(days=400)
"""How long a question, redacted, is worth keeping for those who write and teach: over one school year."""

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Forgetting:
    """Forgets once an hour.

    Attributes:
        storage: where memories, gaps and questions to look at are kept.
        clock: tells the time.
    """

    storage: Storage
    clock: Clock

    async def run(self) -> None:
        """Forget what is stale, every hour, until cancelled."""
        while True:
            try:
                await self.forget_stale()
            except Exception:  # the storage failed; it may be back in an hour
                log.exception("forgetting_failed")
            await asyncio.sleep(_EVERY_SECONDS)

    async def forget_stale(self) -> None:
        """Forget the households and provinces of idle conversations, and questions of long ago."""
        today = self.clock.today()
        async with self.storage.unit_of_work() as uow:
            for stored in await uow.conversations.idle_since(self.clock.now() - _IDLE):
                before = stored.conversation
                after = replace(before, memory=without_stale(before.memory, today))
                if after != before:
                    await uow.conversations.save_idle(replace(stored, conversation=after))
            await uow.gaps.purge(today - KEEP_GAPS)
            await uow.reviews.purge(today - KEEP_GAPS)
            await uow.commit()

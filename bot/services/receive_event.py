"""Receiving: store the raw event under its unique key, before anything is made of it."""

from bot.ports import Clock, Event, Storage


async def receive_event(storage: Storage, clock: Clock, event: Event) -> bool:
    """Store `event`; return False when it is a second copy, which changes nothing."""
    async with storage.unit_of_work() as uow:
        if not await uow.inbox.add(event, clock.now()):
            return False
        await uow.commit()
        return True

"""Receiving: stored once, whatever the platform repeats."""

import asyncio
from dataclasses import replace

from bot.services.receive_event import receive_event
from tests.fakes.channel import said
from tests.fakes.clock import MORNING, FakeClock
from tests.fakes.storages import OpenStorage


async def test_event_is_stored_as_it_came(storage: OpenStorage) -> None:
    assert await receive_event(storage, FakeClock(), said("1", "Hello"))
    async with storage.unit_of_work() as uow:
        stored = await uow.inbox.waiting("test", "an")
    assert stored is not None
    assert (stored.event, stored.received_at, stored.attempts) == (said("1", "Hello"), MORNING, 0)


async def test_second_copy_of_an_event_changes_nothing(storage: OpenStorage) -> None:
    await receive_event(storage, FakeClock(), said("1", "Hello"))
    assert not await receive_event(storage, FakeClock(), said("1", "Hello again"))
    async with storage.unit_of_work() as uow:
        stored = await uow.inbox.waiting("test", "an")
    assert stored is not None
    assert stored.event.body == {"text": "Hello"}
    assert await storage.event_states() == ["waiting"]


async def test_copy_of_an_event_that_was_worked_on_does_not_open_it_again(storage: OpenStorage) -> None:
    await receive_event(storage, FakeClock(), said("1", "Hello"))
    async with storage.unit_of_work() as uow:
        await uow.inbox.close(1)
        await uow.commit()
    assert not await receive_event(storage, FakeClock(), said("1", "Hello"))
    assert await storage.event_states() == ["done"]


async def test_many_copies_at_the_same_time_are_stored_once(storage: OpenStorage) -> None:
    stored = await asyncio.gather(*(receive_event(storage, FakeClock(), said("1", "Hello")) for _ in range(5)))
    assert sorted(stored) == [False, False, False, False, True]
    assert await storage.event_states() == ["waiting"]


async def test_same_key_on_another_channel_is_another_event(storage: OpenStorage) -> None:
    await receive_event(storage, FakeClock(), said("1", "Hello"))
    assert await receive_event(storage, FakeClock(), replace(said("1", "Hello"), channel="other"))
    assert await storage.event_states() == ["waiting", "waiting"]

"""The inbox: each event once, lanes in order."""

from dataclasses import replace
from datetime import timedelta

from bot.ports import Event
from tests.fakes.channel import CHANNEL, said
from tests.fakes.clock import MORNING
from tests.fakes.storages import OpenStorage


async def _add(storage: OpenStorage, *events: Event) -> list[bool]:
    added = []
    for event in events:
        async with storage.unit_of_work() as uow:
            added.append(await uow.inbox.add(event, MORNING))
            await uow.commit()
    return added


async def _waiting_key(storage: OpenStorage, lane: str = "an") -> str | None:
    async with storage.unit_of_work() as uow:
        stored = await uow.inbox.waiting(CHANNEL, lane)
    return stored.event.key if stored else None


async def test_event_comes_back_as_it_was_stored(storage: OpenStorage) -> None:
    event = Event(CHANNEL, "1", "an", {"text": "Điểm chuẩn \N{GRINNING FACE}", "deep": {"list": [1, 2.5, None, True]}})
    await _add(storage, event)
    async with storage.unit_of_work() as uow:
        stored = await uow.inbox.waiting(CHANNEL, "an")
    assert stored is not None
    assert (stored.event, stored.received_at, stored.attempts) == (event, MORNING, 0)
    assert stored.received_at.utcoffset() == timedelta(0)


async def test_second_copy_of_an_event_is_not_stored(storage: OpenStorage) -> None:
    assert await _add(storage, said("1", "Hello"), said("1", "Hello again"), said("2", "Hello")) == [True, False, True]
    assert await storage.event_states() == ["waiting", "waiting"]


async def test_second_copy_in_another_lane_is_a_copy_still(storage: OpenStorage) -> None:
    assert await _add(storage, said("1", "Hello", "an"), said("1", "Hello", "binh")) == [True, False]


async def test_refused_copy_leaves_a_unit_of_work_that_can_be_used(storage: OpenStorage) -> None:
    await _add(storage, said("1", "Hello"))
    async with storage.unit_of_work() as uow:
        assert not await uow.inbox.add(said("1", "Hello"), MORNING)
        assert await uow.inbox.add(said("2", "Hello"), MORNING)
        await uow.commit()
    assert await storage.event_states() == ["waiting", "waiting"]


async def test_events_of_a_lane_come_oldest_first(storage: OpenStorage) -> None:
    await _add(storage, said("b", "first"), said("other", "Hello", "binh"), said("a", "second"))
    assert await _waiting_key(storage) == "b"
    async with storage.unit_of_work() as uow:
        await uow.inbox.close(1)
        await uow.commit()
    assert await _waiting_key(storage) == "a"


async def test_lane_is_of_one_channel(storage: OpenStorage) -> None:
    await _add(storage, replace(said("1", "Hello"), channel="other"))
    assert await _waiting_key(storage) is None


async def test_lanes_with_waiting_events_are_told_once_each(storage: OpenStorage) -> None:
    await _add(storage, said("1", "x", "binh"), said("2", "x", "an"), said("3", "x", "binh"), replace(said("4", "x"), channel="other"))
    async with storage.unit_of_work() as uow:
        lanes = await uow.inbox.waiting_lanes()
    assert list(lanes) == [(CHANNEL, "binh"), (CHANNEL, "an"), ("other", "an")]


async def test_lane_without_waiting_events_is_not_told(storage: OpenStorage) -> None:
    await _add(storage, said("1", "Hello"), said("2", "Hello", "binh"))
    async with storage.unit_of_work() as uow:
        await uow.inbox.close(1)
        await uow.inbox.fail(2, 3, "ValueError", for_good=True)
        await uow.commit()
    async with storage.unit_of_work() as uow:
        assert list(await uow.inbox.waiting_lanes()) == []
    assert await storage.event_states() == ["done", "dead"]


async def test_failed_attempt_is_counted_and_the_event_waits_on(storage: OpenStorage) -> None:
    await _add(storage, said("1", "first"), said("2", "second"))
    async with storage.unit_of_work() as uow:
        await uow.inbox.fail(1, 2, "ValueError", for_good=False)
        await uow.commit()
    async with storage.unit_of_work() as uow:
        stored = await uow.inbox.waiting(CHANNEL, "an")
    assert stored is not None
    assert (stored.id, stored.attempts) == (1, 2)


async def test_event_given_up_lets_the_next_one_through(storage: OpenStorage) -> None:
    await _add(storage, said("1", "first"), said("2", "second"))
    async with storage.unit_of_work() as uow:
        await uow.inbox.fail(1, 3, "ValueError", for_good=True)
        await uow.commit()
    assert await _waiting_key(storage) == "2"

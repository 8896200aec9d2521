"""Working through the inbox: whatever fails is tried again, then apologised for, and touches nobody else."""

import asyncio
from collections.abc import Awaitable, Callable

import pytest
from structlog.testing import capture_logs

from bot.ports import Event
from bot.services.work_inbox import TurnWorker
from tests.fakes.channel import CHANNEL, garbled, said
from tests.services.faults import ShakyStorage
from tests.services.office import APOLOGY, GREETING, Office, idle
from tests.services.waiting import running, until


async def test_failing_turn_is_tried_again(office: Office) -> None:
    office.interpreter.faults["Hello"] = [RuntimeError(), RuntimeError()]
    await office.receive(said("1", "Hello"))
    with capture_logs() as logs:
        await office.work_through()
    assert office.interpreter.heard == ["Hello"] * 3
    assert await office.conversation() == ["Hello", GREETING]
    failures = [entry for entry in logs if entry["event"] == "event_failed"]
    assert [(entry["attempts"], entry["for_good"]) for entry in failures] == [(1, False), (2, False)]


async def test_next_event_of_a_lane_waits_while_the_first_is_tried_again(office: Office) -> None:
    office.interpreter.faults["first"] = [RuntimeError()]
    await office.receive(said("1", "first"), said("2", "second"))
    await office.work_through()
    assert office.interpreter.heard == ["first", "first", "second"]
    assert await office.conversation() == ["first", GREETING, "second", GREETING]


async def test_turn_that_fails_three_times_is_apologised_for_and_the_lane_goes_on(office: Office) -> None:
    office.interpreter.faults["bad"] = [RuntimeError() for _ in range(10)]
    await office.receive(said("1", "bad"), said("2", "good"))
    await office.work_through()
    assert office.interpreter.heard == ["bad"] * 3 + ["good"]
    assert await office.conversation() == ["bad", APOLOGY, "good", GREETING]
    assert await office.storage.event_states() == ["dead", "done"]
    assert [delivery.reply.text for delivery in await office.due()] == [APOLOGY]
    assert office.told == [CHANNEL, CHANNEL]


async def test_what_was_given_up_is_not_tried_again_after_a_restart(office: Office) -> None:
    office.interpreter.faults["bad"] = [RuntimeError() for _ in range(3)]
    await office.receive(said("1", "bad"))
    await office.work_through()
    async with running(office.worker().run()):
        await asyncio.sleep(0.05)
    assert office.interpreter.heard == ["bad"] * 3
    assert await office.conversation() == ["bad", APOLOGY]


async def test_attempts_are_counted_across_restarts(office: Office) -> None:
    office.interpreter.faults["bad"] = [RuntimeError() for _ in range(10)]
    await office.receive(said("1", "bad"))
    for _ in range(3):
        worker = office.worker()
        worker.wake(CHANNEL, "an")
        await idle(worker)
    assert await office.storage.event_states() == ["dead"]
    assert office.interpreter.heard == ["bad"] * 3


async def test_event_that_cannot_be_read_is_given_up_and_the_lane_goes_on(office: Office) -> None:
    await office.receive(garbled("1"), said("2", "Hello"))
    await office.work_through()
    assert await office.storage.event_states() == ["dead", "done"]
    assert await office.conversation() == ["Hello", GREETING]


async def test_event_of_a_channel_that_is_switched_off_waits(office: Office) -> None:
    await office.receive(Event("off", "1", "an", {"text": "Hello"}), said("2", "Hello"))
    async with running(office.worker().run()):
        await until(lambda: asyncio.sleep(0, bool(office.told)))
    assert await office.storage.event_states() == ["waiting", "done"]


async def test_fault_of_one_contact_does_not_touch_another(office: Office) -> None:
    office.interpreter.faults["bad"] = [RuntimeError() for _ in range(3)]
    await office.receive(said("1", "bad", "an"), said("2", "good", "binh"))
    await office.work_through()
    assert await office.conversation("binh") == ["good", GREETING]


async def test_lane_goes_on_once_the_storage_is_back(office: Office) -> None:
    await office.receive(said("1", "Hello"))
    shaky = ShakyStorage(office.storage, failures=1)
    worker = office.worker(shaky)
    worker.wake(CHANNEL, "an")
    await until(lambda: _nobody_works(worker))
    assert await office.conversation() == []
    async with running(worker.run()):
        await until(office.nothing_waits)
    assert await office.conversation() == ["Hello", GREETING]


async def test_worker_goes_on_once_the_storage_is_back(office: Office) -> None:
    """It works until cancelled: a sweep that fails is no reason to stop sweeping."""
    await office.receive(said("1", "Hello"))
    async with running(office.worker(ShakyStorage(office.storage, failures=2)).run()) as task:
        await until(lambda: _either(task.done, office.nothing_waits))
        assert not task.done(), task.exception()
    assert await office.conversation() == ["Hello", GREETING]


@pytest.mark.parametrize("text", ["Hello", "bad"])
async def test_no_log_tells_what_was_said(office: Office, text: str) -> None:
    office.interpreter.faults["bad"] = [RuntimeError() for _ in range(3)]
    await office.receive(said("1", text))
    with capture_logs() as logs:
        await office.work_through()
    assert text not in [value for entry in logs for value in entry.values()]


async def _nobody_works(worker: TurnWorker) -> bool:
    return not worker._busy


async def _either(first: Callable[[], bool], second: Callable[[], Awaitable[bool]]) -> bool:
    return first() or await second()

"""Working through the inbox: one contact's events in order, many contacts side by side, nothing twice."""

import asyncio

from tests.fakes.channel import CHANNEL, said
from tests.services.office import GREETING, Office, idle
from tests.services.waiting import running, steps, until


async def test_events_of_one_lane_are_answered_in_order(office: Office) -> None:
    await office.receive(*(said(str(number), f"Question {number}") for number in range(5)))
    await office.work_through()
    assert [text for text in await office.conversation() if text != GREETING] == [f"Question {number}" for number in range(5)]
    assert office.interpreter.heard == [f"Question {number}" for number in range(5)]


async def test_second_event_waits_for_the_answer_to_the_first(office: Office) -> None:
    gate = office.interpreter.gates["slow"] = asyncio.Event()
    await office.receive(said("1", "slow"), said("2", "quick"))
    worker = office.worker()
    worker.wake(CHANNEL, "an")
    await until(lambda: _heard(office, 1))
    await asyncio.sleep(0.05)
    assert office.interpreter.heard == ["slow"]
    gate.set()
    await idle(worker)
    assert await office.conversation() == ["slow", GREETING, "quick", GREETING]


async def test_slow_answer_to_one_contact_does_not_hold_up_another(office: Office) -> None:
    gate = office.interpreter.gates["slow"] = asyncio.Event()
    await office.receive(said("1", "slow", "an"), said("2", "quick", "binh"))
    async with running(office.worker().run()):
        await until(lambda: _said(office, "binh", ["quick", GREETING]))
        assert await office.conversation("an") == []
        gate.set()
        await until(office.nothing_waits)


async def test_many_contacts_at_once_are_all_answered(office: Office) -> None:
    lanes = [f"contact {number}" for number in range(20)]
    await office.receive(*(said(f"{lane} {turn}", f"Question {turn}", lane) for turn in (1, 2) for lane in lanes))
    await office.work_through()
    for lane in lanes:
        assert await office.conversation(lane) == ["Question 1", GREETING, "Question 2", GREETING]
    assert len(await office.due()) == len(lanes)


async def test_nothing_is_answered_twice_however_often_the_worker_is_woken(office: Office) -> None:
    await office.receive(said("1", "Hello"), said("2", "Hello?"), said("3", "Hello", "binh"))
    worker = office.worker()
    async with running(worker.run()):
        for _ in range(20):
            worker.wake(CHANNEL, "an")
            worker.wake(CHANNEL, "binh")
            await steps(3)
        await until(office.nothing_waits)
        await idle(worker)
    assert sorted(office.interpreter.heard) == ["Hello", "Hello", "Hello?"]
    assert await office.conversation("an") == ["Hello", GREETING, "Hello?", GREETING]
    assert await office.conversation("binh") == ["Hello", GREETING]


async def test_event_that_comes_while_its_lane_is_worked_on_is_answered_next(office: Office) -> None:
    """Without the sweep: the wake alone must be enough."""
    gate = office.interpreter.gates["slow"] = asyncio.Event()
    await office.receive(said("1", "slow"))
    worker = office.worker()
    worker.wake(CHANNEL, "an")
    await until(lambda: _heard(office, 1))
    await office.receive(said("2", "quick"))
    worker.wake(CHANNEL, "an")
    gate.set()
    await idle(worker)
    assert await office.conversation() == ["slow", GREETING, "quick", GREETING]


async def test_waking_a_lane_with_nothing_to_do_does_nothing(office: Office) -> None:
    worker = office.worker()
    worker.wake(CHANNEL, "nobody")
    await idle(worker)
    assert office.told == []


async def test_restart_answers_what_an_earlier_run_left_behind(office: Office) -> None:
    gate = office.interpreter.gates["slow"] = asyncio.Event()
    await office.receive(said("1", "slow"), said("2", "quick"))
    async with running(office.worker().run()):
        await until(lambda: _heard(office, 1))
    assert await office.storage.event_states() == ["waiting", "waiting"]
    assert await office.conversation() == []
    gate.set()
    await office.work_through()
    assert await office.conversation() == ["slow", GREETING, "quick", GREETING]


async def test_stopped_worker_leaves_no_lane_running(office: Office) -> None:
    office.interpreter.gates["slow"] = asyncio.Event()
    await office.receive(said("1", "slow"))
    async with running(office.worker().run()):
        await until(lambda: _heard(office, 1))
    assert not [task for task in asyncio.all_tasks() if task.get_name().startswith("lane")]


async def _heard(office: Office, count: int) -> bool:
    return len(office.interpreter.heard) >= count


async def _said(office: Office, lane: str, words: list[str]) -> bool:
    return await office.conversation(lane) == words

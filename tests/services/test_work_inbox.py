"""Working through the inbox: every event answered once, in order, whatever fails."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime

import pytest
from structlog.testing import capture_logs

from bot.conversations import Address, Memory, Role
from bot.dialogue import SayReply
from bot.ports import Delivery, Event, Said, Storage
from bot.services import work_inbox
from bot.services.receive_event import receive_event
from bot.services.work_inbox import TurnWorker
from tests.fakes.channel import CHANNEL, RecordingChannel, edited, garbled, said
from tests.fakes.clock import MORNING, FakeClock
from tests.fakes.interpreter import FakeInterpreter
from tests.fakes.shelf import OneBookShelf
from tests.fakes.storages import OpenStorage
from tests.services.books import tiny_book
from tests.services.faults import FullOutboxStorage, ShakyStorage
from tests.services.waiting import running, steps, until

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


@pytest.fixture
def office(storage: OpenStorage, monkeypatch: pytest.MonkeyPatch) -> Office:
    monkeypatch.setattr(work_inbox, "_SWEEP_SECONDS", 0.01)
    return Office(storage)


async def idle(worker: TurnWorker) -> None:
    """Wait until no lane is being worked on."""
    while worker._busy:
        await asyncio.gather(*worker._busy.values())


# A turn.


async def test_event_becomes_transcript_turn_and_reply_to_deliver(office: Office) -> None:
    await office.receive(said("1", "Hello"))
    office.clock.let_pass(2)
    await office.work_through()
    heard, reply = await office.transcript()
    assert (heard.by_contact, heard.text, heard.reply, heard.event_key) == (True, "Hello", None, "1")
    assert reply.reply is not None
    assert (reply.by_contact, reply.text, reply.reply.text, reply.event_key) == (False, "", GREETING, None)
    assert (heard.said_at, reply.said_at) == (MORNING, office.clock.now())
    (delivery,) = await office.due()
    assert (delivery.message_id, delivery.address, delivery.reply.text) == (reply.id, Address(CHANNEL, "an"), GREETING)
    assert await office.storage.turn_reasons() == ["fake"]
    assert await office.storage.event_states() == ["done"]
    assert office.told == [CHANNEL]


async def test_nothing_of_a_turn_is_kept_when_one_part_cannot_be_stored(office: Office) -> None:
    """Transcript, turn, outbox and inbox change in one commit."""
    await office.receive(said("1", "Hello"))
    async with running(office.worker(FullOutboxStorage(office.storage)).run()):
        await until(office.nothing_waits)
    assert await office.transcript() == []
    assert await office.storage.turn_reasons() == []
    assert await office.storage.event_states() == ["dead"]
    assert office.told == []


async def test_every_reply_of_a_turn_is_queued(office: Office) -> None:
    office.interpreter.sayings = (SayReply("greet"), SayReply("help"))
    await office.receive(said("1", "Hello"))
    await office.work_through()
    assert await office.conversation() == ["Hello", GREETING, "Mình giúp được."]
    assert await office.storage.delivery_states() == ["queued", "queued"]


async def test_forgetting_leaves_nothing_but_its_own_reply(office: Office) -> None:
    await office.receive(said("1", "con tôi học lớp 9"), said("2", "Hello", "binh"))
    await office.work_through()
    await office.receive(said("3", "/xoadulieu"))
    await office.work_through()
    assert await office.conversation() == ["/xoadulieu", "Đã xóa."]
    assert await office.conversation("binh") == ["Hello", GREETING]
    async with office.storage.unit_of_work() as uow:
        found = await uow.conversations.find(Address(CHANNEL, "an"))
    assert found is not None
    assert found.conversation.memory == Memory()


async def test_what_is_remembered_lasts_until_the_next_turn(office: Office) -> None:
    await office.receive(said("1", "con tôi học lớp 9"), said("2", "Hello"))
    await office.work_through()
    async with office.storage.unit_of_work() as uow:
        found = await uow.conversations.find(Address(CHANNEL, "an"))
    assert found is not None
    assert (found.conversation.turns, found.conversation.memory.grade, found.conversation.memory.role) == (2, 9, Role.PARENT)


async def test_danger_is_answered_without_the_interpreter(office: Office) -> None:
    await office.receive(said("1", "em không muốn sống nữa"))
    await office.work_through()
    assert await office.conversation() == ["em không muốn sống nữa", "Gọi 111 nhé."]
    assert office.interpreter.heard == []
    assert await office.storage.turn_reasons() == ["danger"]


async def test_day_of_a_figure_changes_at_midnight_in_viet_nam(office: Office) -> None:
    office.interpreter.sayings = (SayReply("fee_of_the_day"),)
    for key, minute in (("before", 59), ("after", 60)):
        office.clock = FakeClock(datetime(2026, 11, 22, 16 + minute // 60, minute % 60, tzinfo=UTC))
        await office.receive(said(key, "Hello"))
        await office.work_through()
    assert await office.conversation() == ["Hello", "Học phí là 900 đồng.", "Hello", "Học phí là 950 đồng."]


async def test_text_with_half_an_emoji_is_answered_like_any_other(office: Office) -> None:
    r"""A page may post "\ud83d" alone, which is JSON but no Unicode text."""
    await office.receive(said("1", "Hello \ud83d"))
    await office.work_through()
    assert await office.storage.event_states() == ["done"]
    assert [delivery.reply.text for delivery in await office.due()] == [GREETING]


async def test_event_that_is_not_for_the_bot_is_closed_without_a_word(office: Office) -> None:
    await office.receive(edited("1"), said("2", "Hello"))
    await office.work_through()
    assert await office.storage.event_states() == ["done", "done"]
    assert await office.conversation() == ["Hello", GREETING]


# Order.


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


# Waking.


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


# Faults.


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


async def _heard(office: Office, count: int) -> bool:
    return len(office.interpreter.heard) >= count


async def _said(office: Office, lane: str, words: list[str]) -> bool:
    return await office.conversation(lane) == words


async def _nobody_works(worker: TurnWorker) -> bool:
    return not worker._busy


async def _either(first: Callable[[], bool], second: Callable[[], Awaitable[bool]]) -> bool:
    return first() or await second()

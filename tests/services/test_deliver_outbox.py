"""Delivering: every reply once, in order, tried again as long as it may help."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from itertools import pairwise

import pytest
from structlog.testing import capture_logs

from bot.conversations import Address, Reply, ReplyKind
from bot.ports import (
    ChannelThrottledError,
    ChannelUnreachableError,
    ContactBlockedBotError,
    MessageRejectedError,
    Storage,
    UnitOfWork,
)
from bot.services import deliver_outbox
from bot.services.deliver_outbox import ATTEMPTS, FAULTS, OutboxWorker
from tests.fakes.channel import CHANNEL, RecordingChannel
from tests.fakes.clock import FakeClock
from tests.fakes.storages import OpenStorage
from tests.services.faults import ShakyStorage
from tests.services.waiting import running, steps, until


@dataclass
class Post:
    """An outbox with everything around it."""

    storage: OpenStorage
    clock: FakeClock = field(default_factory=FakeClock)
    channel: RecordingChannel = field(default_factory=RecordingChannel)

    def worker(self, storage: Storage | None = None) -> OutboxWorker:
        """Return a worker, as a start of the program makes it."""
        return OutboxWorker(storage or self.storage, self.channel, self.clock)

    async def queue(self, *texts: str, contact: str = "an", channel: str = CHANNEL) -> None:
        """Queue replies to one contact."""
        address, now = Address(channel, contact), self.clock.now()
        async with self.storage.unit_of_work() as uow:
            conversation = await uow.conversations.of(address, now)
            for text in texts:
                message_id = await uow.transcript.add_reply(conversation.id, Reply(ReplyKind.ANSWER, text), now)
                await uow.outbox.add(conversation.id, message_id, address, now)
            await uow.commit()

    async def deliver(self) -> list[str]:
        """Deliver until nothing more is due; return what arrived by now."""
        worker = self.worker()
        while await worker.deliver_due():
            pass
        return self.channel.texts

    async def nothing_waits(self) -> bool:
        """Tell whether every reply was sent or given up."""
        return "queued" not in await self.storage.delivery_states()


@pytest.fixture
def post(storage: OpenStorage) -> Post:
    return Post(storage)


@pytest.fixture
def quick_sweeps(monkeypatch: pytest.MonkeyPatch) -> None:
    """Look at the outbox every few milliseconds."""
    monkeypatch.setattr(deliver_outbox, "_SWEEP_SECONDS", 0.01)


@pytest.fixture
def no_sweeps(monkeypatch: pytest.MonkeyPatch) -> None:
    """Look at the outbox only when woken."""
    monkeypatch.setattr(deliver_outbox, "_SWEEP_SECONDS", 1000.0)


# Sent.


async def test_reply_is_delivered_once(post: Post) -> None:
    await post.queue("Hello")
    assert await post.deliver() == ["Hello"]
    assert await post.storage.delivery_states() == ["sent"]
    post.clock.let_pass(1000)
    assert await post.deliver() == ["Hello"]


async def test_reply_reaches_its_contact_whole(post: Post) -> None:
    await post.queue("Hello", contact="binh")
    await post.deliver()
    (delivery,) = post.channel.delivered
    assert (delivery.address, delivery.reply, delivery.attempts) == (Address(CHANNEL, "binh"), Reply(ReplyKind.ANSWER, "Hello"), 0)


async def test_replies_of_a_conversation_arrive_in_order(post: Post) -> None:
    await post.queue("one", "two")
    await post.queue("three")
    assert await post.deliver() == ["one", "two", "three"]


async def test_replies_of_another_channel_are_left_alone(post: Post) -> None:
    await post.queue("Hello", channel="other")
    assert await post.deliver() == []
    assert await post.storage.delivery_states() == ["queued"]


async def test_many_contacts_are_served_together(post: Post) -> None:
    contacts = [f"contact {number}" for number in range(60)]
    for contact in contacts:
        await post.queue(contact, contact=contact)
    assert sorted(await post.deliver()) == sorted(contacts)
    assert set(await post.storage.delivery_states()) == {"sent"}


# Tried again.


async def test_platform_that_asks_to_wait_is_left_in_peace_so_long(post: Post) -> None:
    post.channel.faults["Hello"] = [ChannelThrottledError("429", 30.0)]
    await post.queue("Hello")
    assert await post.deliver() == []
    post.clock.let_pass(29)
    assert await post.deliver() == []
    assert post.channel.tried == ["Hello"]
    post.clock.let_pass(1)
    assert await post.deliver() == ["Hello"]


async def test_pauses_between_attempts_grow(post: Post) -> None:
    post.channel.faults["Hello"] = [ChannelUnreachableError("cut", 0.1) for _ in range(4)]
    await post.queue("Hello")
    tried_at: list[float] = []
    for second in range(60):
        before = len(post.channel.tried)
        await post.deliver()
        tried_at += [float(second)] * (len(post.channel.tried) - before)
        post.clock.let_pass(1)
    assert len(tried_at) == 5
    pauses = [later - earlier for earlier, later in pairwise(tried_at)]
    assert all(longer > shorter for shorter, longer in pairwise(pauses)), pauses
    assert post.channel.texts == ["Hello"]


async def test_attempts_are_counted_across_restarts(post: Post) -> None:
    post.channel.faults["Hello"] = [ChannelUnreachableError("cut", 1.0) for _ in range(2)]
    await post.queue("Hello")
    for _ in range(3):
        await post.deliver()
        post.clock.let_pass(1000)
    (delivery,) = post.channel.delivered
    assert delivery.attempts == 2


async def test_reply_that_fails_again_and_again_is_given_up_at_last(post: Post) -> None:
    post.channel.faults["lost"] = [ChannelUnreachableError("cut", 1.0) for _ in range(ATTEMPTS)]
    await post.queue("lost", "next")
    for _ in range(ATTEMPTS + 1):
        await post.deliver()
        post.clock.let_pass(10_000)
    assert post.channel.tried == ["lost"] * ATTEMPTS + ["next"]
    assert await post.storage.delivery_states() == ["failed", "sent"]


@pytest.mark.parametrize("fault", [ContactBlockedBotError("blocked"), MessageRejectedError("too long")], ids=["blocked", "rejected"])
async def test_reply_refused_for_good_is_tried_once_and_the_next_goes_on(post: Post, fault: Exception) -> None:
    post.channel.faults["refused"] = [fault]
    await post.queue("refused", "next")
    assert await post.deliver() == ["next"]
    assert post.channel.tried == ["refused", "next"]
    assert await post.storage.delivery_states() == ["failed", "sent"]


async def test_later_replies_of_a_conversation_wait_while_one_is_tried_again(post: Post) -> None:
    post.channel.faults["one"] = [ChannelUnreachableError("cut", 5.0)]
    await post.queue("one", "two")
    await post.queue("other", contact="binh")
    assert await post.deliver() == ["other"]
    await post.queue("three")
    assert await post.deliver() == ["other"]
    post.clock.let_pass(5)
    assert await post.deliver() == ["other", "one", "two", "three"]


async def test_failed_delivery_is_logged_without_its_words(post: Post) -> None:
    post.channel.faults["secret"] = [ChannelUnreachableError("cut", 1.0)]
    await post.queue("secret")
    with capture_logs() as logs:
        await post.deliver()
    (entry,) = logs
    assert (entry["event"], entry["code"], entry["attempts"], entry["retry"]) == ("delivery_failed", "cut", 1, True)
    assert "secret" not in str(entry)


# Running.


async def test_woken_worker_delivers_at_once(post: Post, no_sweeps: None) -> None:
    worker = post.worker()
    async with running(worker.run()):
        await asyncio.sleep(0.05)
        await post.queue("Hello")
        worker.wake()
        await until(post.nothing_waits)
    assert post.channel.texts == ["Hello"]


async def test_worker_finds_what_an_earlier_run_left_behind(post: Post, no_sweeps: None) -> None:
    await post.queue("one", "two")
    async with running(post.worker().run()):
        await until(post.nothing_waits)
    assert post.channel.texts == ["one", "two"]


async def test_reply_tried_again_needs_no_wake(post: Post, quick_sweeps: None) -> None:
    post.channel.faults["Hello"] = [ChannelUnreachableError("cut", 5.0)]
    await post.queue("Hello")
    async with running(post.worker().run()):
        await until(lambda: _tried(post, 1))
        post.clock.let_pass(5)
        await until(post.nothing_waits)
    assert post.channel.texts == ["Hello"]


async def test_nothing_is_delivered_twice_however_often_the_worker_is_woken(post: Post, quick_sweeps: None) -> None:
    gate = post.channel.gates["slow"] = asyncio.Event()
    await post.queue("slow", "quick")
    worker = post.worker()
    async with running(worker.run()):
        await until(lambda: _tried(post, 1))
        for _ in range(20):
            worker.wake()
            await steps(3)
        gate.set()
        await until(post.nothing_waits)
    assert post.channel.tried == ["slow", "quick"]


async def test_wake_is_not_lost_while_the_worker_finds_nothing(post: Post, no_sweeps: None) -> None:
    """A reply stored between the look at an empty outbox and the rest must not wait for the next sweep."""
    storage = LateReplyStorage(post)
    worker = post.worker(storage)
    storage.worker = worker
    async with running(worker.run()):
        await until(lambda: asyncio.sleep(0, bool(post.channel.texts)), patience_seconds=2)
    assert post.channel.texts == ["Hello"]


async def test_worker_goes_on_once_the_storage_is_back(post: Post, quick_sweeps: None) -> None:
    await post.queue("Hello")
    with capture_logs() as logs:
        async with running(post.worker(ShakyStorage(post.storage, failures=2)).run()):
            await until(post.nothing_waits)
    assert post.channel.texts == ["Hello"]
    assert [entry["event"] for entry in logs] == ["outbox_failed"] * 2


async def test_storage_that_fails_at_one_reply_does_not_send_another_twice(post: Post, quick_sweeps: None) -> None:
    """A reply still on its way when another one cannot be marked as sent is not sent a second time."""
    gate = post.channel.gates["slow"] = asyncio.Event()
    await post.queue("quick")
    await post.queue("slow", contact="binh")
    with capture_logs():
        async with running(post.worker(ShakyStorage(post.storage, failures=1, after=1)).run()):
            await until(lambda: _tried(post, 2))
            await asyncio.sleep(0.1)
            gate.set()
            await until(post.nothing_waits)
    assert post.channel.tried.count("slow") == 1


async def test_fault_of_ours_with_one_reply_does_not_send_another_twice(post: Post, quick_sweeps: None) -> None:
    """A reply still on its way when another one's delivery breaks is not sent a second time."""
    gate = post.channel.gates["slow"] = asyncio.Event()
    post.channel.faults["broken"] = [RuntimeError() for _ in range(1000)]
    await post.queue("broken")
    await post.queue("slow", contact="binh")
    async with running(post.worker().run()):
        await until(lambda: _tried(post, 2))
        await asyncio.sleep(0.1)
        gate.set()
        await asyncio.sleep(0.1)
    assert post.channel.tried.count("slow") == 1


async def test_reply_that_breaks_the_channel_is_given_up_at_last(post: Post, quick_sweeps: None) -> None:
    """What became of each reply is recorded, also when nobody foresaw it."""
    post.channel.faults["broken"] = [RuntimeError() for _ in range(1000)]
    await post.queue("broken", "next")
    async with running(post.worker().run()):
        for _ in range(10):
            post.clock.let_pass(10_000)
            await asyncio.sleep(0.02)
    assert post.channel.tried.count("broken") == FAULTS
    assert post.channel.texts == ["next"]


@dataclass
class LateReplyStorage:
    """A storage in which a reply appears just after the worker found nothing."""

    post: Post
    worker: OutboxWorker | None = None

    @asynccontextmanager
    async def unit_of_work(self) -> AsyncIterator[UnitOfWork]:
        """Open a transaction; after the first one, a reply is stored and the worker woken."""
        async with self.post.storage.unit_of_work() as uow:
            yield uow
        if self.worker is not None:
            worker, self.worker = self.worker, None
            await self.post.queue("Hello")
            worker.wake()


async def _tried(post: Post, count: int) -> bool:
    return len(post.channel.tried) >= count

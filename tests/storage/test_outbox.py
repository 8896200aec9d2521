"""The outbox: the oldest of each conversation, when its time has come."""

from datetime import datetime, timedelta

from bot.conversations import Address, Reply, ReplyKind
from tests.fakes.channel import CHANNEL
from tests.fakes.clock import MORNING
from tests.fakes.sqlite_storage import SqliteStorage
from tests.fakes.storages import OpenStorage

LATER = MORNING + timedelta(minutes=5)
YEARS_LATER = MORNING + timedelta(days=1000)


async def _queue(storage: OpenStorage, *texts: str, contact: str = "an", channel: str = CHANNEL, at: datetime = MORNING) -> None:
    address = Address(channel, contact)
    async with storage.unit_of_work() as uow:
        conversation = await uow.conversations.of(address, MORNING)
        for text in texts:
            number = await uow.transcript.add_reply(conversation.id, Reply(ReplyKind.ANSWER, text), MORNING)
            await uow.outbox.add(conversation.id, number, address, at)
        await uow.commit()


async def _due(storage: OpenStorage, now: datetime = MORNING, limit: int = 100) -> list[str]:
    async with storage.unit_of_work() as uow:
        return [delivery.reply.text for delivery in await uow.outbox.due(CHANNEL, now, limit)]


async def test_delivery_names_message_contact_and_reply(storage: OpenStorage) -> None:
    await _queue(storage, "Hello")
    async with storage.unit_of_work() as uow:
        (delivery,) = await uow.outbox.due(CHANNEL, MORNING, 10)
    assert (delivery.id, delivery.message_id, delivery.attempts) == (1, 1, 0)
    assert (delivery.address, delivery.reply) == (Address(CHANNEL, "an"), Reply(ReplyKind.ANSWER, "Hello"))


async def test_only_the_oldest_of_each_conversation_is_due(storage: OpenStorage) -> None:
    await _queue(storage, "one", "two")
    await _queue(storage, "other one", "other two", contact="binh")
    assert await _due(storage) == ["one", "other one"]


async def test_next_is_due_once_the_oldest_was_sent(storage: OpenStorage) -> None:
    await _queue(storage, "one", "two")
    async with storage.unit_of_work() as uow:
        await uow.outbox.sent(1, "platform-1", MORNING)
        await uow.commit()
    assert await _due(storage) == ["two"]
    assert await storage.delivery_states() == ["sent", "queued"]


async def test_delivery_is_not_due_before_its_time(storage: OpenStorage) -> None:
    await _queue(storage, "Hello", at=LATER)
    assert await _due(storage, LATER - timedelta(microseconds=1)) == []
    assert await _due(storage, LATER) == ["Hello"]


async def test_delivery_tried_again_holds_up_the_later_ones_of_its_conversation(storage: OpenStorage) -> None:
    await _queue(storage, "one", "two")
    await _queue(storage, "other", contact="binh")
    async with storage.unit_of_work() as uow:
        await uow.outbox.retry(1, 3, "429", LATER)
        await uow.commit()
    assert await _due(storage, MORNING) == ["other"]
    async with storage.unit_of_work() as uow:
        first, _ = await uow.outbox.due(CHANNEL, LATER, 10)
    assert (first.reply.text, first.attempts) == ("one", 3)


async def test_what_was_sent_is_never_due_again(storage: OpenStorage) -> None:
    await _queue(storage, "Hello")
    async with storage.unit_of_work() as uow:
        await uow.outbox.sent(1, None, MORNING)
        await uow.commit()
    assert await _due(storage, YEARS_LATER) == []


async def test_what_was_given_up_is_never_due_again_and_lets_the_next_through(storage: OpenStorage) -> None:
    await _queue(storage, "one", "two")
    async with storage.unit_of_work() as uow:
        await uow.outbox.fail(1, 8, "blocked")
        await uow.commit()
    assert await _due(storage, YEARS_LATER) == ["two"]
    assert await storage.delivery_states() == ["failed", "queued"]


async def test_another_channel_is_not_told(storage: OpenStorage) -> None:
    await _queue(storage, "Hello", channel="other")
    assert await _due(storage) == []


async def test_no_more_than_the_limit_are_given_the_oldest_first(storage: OpenStorage) -> None:
    for contact in ("an", "binh", "chi"):
        await _queue(storage, contact, contact=contact)
    assert await _due(storage, limit=2) == ["an", "binh"]


async def test_what_the_platform_said_is_kept_for_people(database: SqliteStorage) -> None:
    await _queue(database, "one", "two")
    async with database.unit_of_work() as uow:
        await uow.outbox.sent(1, "platform-1", LATER)
        await uow.outbox.fail(2, 8, "blocked")
        await uow.commit()
    rows = await database.rows("select state, platform_id, attempts, error_code from outbox order by id")
    assert rows == [("sent", "platform-1", 0, None), ("failed", None, 8, "blocked")]

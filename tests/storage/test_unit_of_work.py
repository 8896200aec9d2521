"""A unit of work: all or nothing, and nothing unless committed."""

import pytest

from bot.conversations import Address, Reply, ReplyKind
from bot.ports import UnitOfWork
from bot.storage import Database
from tests.fakes.channel import CHANNEL, said
from tests.fakes.clock import MORNING
from tests.fakes.sqlite_storage import SqliteStorage
from tests.fakes.storages import OpenStorage

AN = Address(CHANNEL, "an")


class ChangedMyMindError(Exception):
    """Something goes wrong in the middle of a transaction."""


async def _do_everything(uow: UnitOfWork) -> None:
    await uow.inbox.add(said("1", "Hello"), MORNING)
    conversation = await uow.conversations.of(AN, MORNING)
    number = await uow.transcript.add_reply(conversation.id, Reply(ReplyKind.ANSWER, "Hello"), MORNING)
    await uow.outbox.add(conversation.id, number, AN, MORNING)


async def _fail_in_the_middle(storage: OpenStorage) -> None:
    async with storage.unit_of_work() as uow:
        await _do_everything(uow)
        raise ChangedMyMindError


async def _is_empty(storage: OpenStorage) -> bool:
    async with storage.unit_of_work() as uow:
        nobody = await uow.conversations.find(AN) is None
    return nobody and await storage.event_states() == [] and await storage.delivery_states() == []


async def test_what_was_committed_lasts(storage: OpenStorage) -> None:
    async with storage.unit_of_work() as uow:
        await _do_everything(uow)
        await uow.commit()
    assert (await storage.event_states(), await storage.delivery_states()) == (["waiting"], ["queued"])


async def test_nothing_lasts_that_was_not_committed(storage: OpenStorage) -> None:
    async with storage.unit_of_work() as uow:
        await _do_everything(uow)
    assert await _is_empty(storage)


async def test_nothing_lasts_of_a_unit_of_work_that_failed(storage: OpenStorage) -> None:
    with pytest.raises(ChangedMyMindError):
        await _fail_in_the_middle(storage)
    assert await _is_empty(storage)


async def test_what_comes_after_a_commit_needs_another(storage: OpenStorage) -> None:
    async with storage.unit_of_work() as uow:
        await uow.inbox.add(said("1", "Hello"), MORNING)
        await uow.commit()
        await uow.inbox.close(1)
    assert await storage.event_states() == ["waiting"]


async def test_what_is_not_committed_yet_is_seen_by_nobody_else(database: SqliteStorage) -> None:
    async with database.unit_of_work() as writer, database.unit_of_work() as reader:
        await _do_everything(writer)
        assert await reader.inbox.waiting(CHANNEL, "an") is None
        assert await reader.conversations.find(AN) is None


async def test_database_outlives_the_process_that_wrote_it(database: SqliteStorage) -> None:
    async with database.unit_of_work() as uow:
        await _do_everything(uow)
        await uow.commit()
    ((_, _, file),) = await database.rows("pragma database_list")
    other = Database(f"sqlite+aiosqlite:///{file}")
    try:
        async with other.unit_of_work() as uow:
            stored = await uow.inbox.waiting(CHANNEL, "an")
    finally:
        await other.close()
    assert stored is not None
    assert stored.event == said("1", "Hello")

"""Conversations: one for each address, and all that is remembered."""

import asyncio
from dataclasses import fields, replace
from datetime import date

import pytest
from sqlalchemy.exc import IntegrityError

from bot.conversations import Address, Choice, Conversation, GuideAnswers, Memory, Role
from tests.fakes.clock import MORNING
from tests.fakes.sqlite_storage import SqliteStorage
from tests.fakes.storages import OpenStorage

AN = Address("test", "an")
FULL = Memory(
    role=Role.PARENT,
    grade=9,
    place="nghe-an",
    last_answer="tuition/fee",
    offered=(Choice("Học phí", "answer:tuition/fee"), Choice("Gặp thầy cô", "handoff")),
    misses=2,
    place_since=date(2026, 11, 1),
    place_is_kept=True,
    place_was_asked=True,
    institution="nghe_an/viet_duc",
    explained=("so-ld-tbxh",),
    guide=GuideAnswers({"who": "parent", "level": "college"}, date(2026, 11, 1), is_kept=True),
    misses_before=1,
    lends=False,
)


async def test_nobody_is_found_before_the_first_word(storage: OpenStorage) -> None:
    async with storage.unit_of_work() as uow:
        assert await uow.conversations.find(AN) is None


async def test_conversation_begins_without_turns_or_memory(storage: OpenStorage) -> None:
    async with storage.unit_of_work() as uow:
        begun = await uow.conversations.of(AN, MORNING)
    assert (begun.conversation.turns, begun.conversation.memory) == (0, Memory())


async def test_conversation_is_begun_once_for_an_address(storage: OpenStorage) -> None:
    async with storage.unit_of_work() as uow:
        begun = await uow.conversations.of(AN, MORNING)
        again = await uow.conversations.of(AN, MORNING)
        await uow.commit()
    async with storage.unit_of_work() as uow:
        later = await uow.conversations.of(AN, MORNING)
        found = await uow.conversations.find(AN)
    assert begun == again == later == found


@pytest.mark.parametrize("other", [Address("test", "binh"), Address("other", "an")], ids=["contact", "channel"])
async def test_another_address_is_another_conversation(storage: OpenStorage, other: Address) -> None:
    async with storage.unit_of_work() as uow:
        first = await uow.conversations.of(AN, MORNING)
        second = await uow.conversations.of(other, MORNING)
    assert first.id != second.id
    assert first.conversation.key != second.conversation.key


async def test_key_says_nothing_about_the_contact(storage: OpenStorage) -> None:
    async with storage.unit_of_work() as uow:
        begun = await uow.conversations.of(Address("test", "0912345678"), MORNING)
    assert "0912345678" not in begun.conversation.key
    assert "test" not in begun.conversation.key


def test_example_of_a_memory_leaves_no_field_at_its_default() -> None:
    assert [field.name for field in fields(Memory) if getattr(FULL, field.name) == getattr(Memory(), field.name)] == []


@pytest.mark.parametrize("memory", [FULL, Memory()], ids=["full", "empty"])
async def test_state_of_a_conversation_lasts(storage: OpenStorage, memory: Memory) -> None:
    async with storage.unit_of_work() as uow:
        begun = await uow.conversations.of(AN, MORNING)
        changed = replace(begun, conversation=Conversation(begun.conversation.key, 31, memory))
        await uow.conversations.save(changed, MORNING)
        await uow.commit()
    async with storage.unit_of_work() as uow:
        assert await uow.conversations.find(AN) == changed


async def test_saving_one_conversation_leaves_the_others_alone(storage: OpenStorage) -> None:
    async with storage.unit_of_work() as uow:
        first = await uow.conversations.of(AN, MORNING)
        second = await uow.conversations.of(Address("test", "binh"), MORNING)
        await uow.conversations.save(replace(first, conversation=replace(first.conversation, turns=5)), MORNING)
        await uow.commit()
    async with storage.unit_of_work() as uow:
        assert await uow.conversations.find(Address("test", "binh")) == second


async def test_conversation_begun_twice_at_the_same_time_is_begun_once(database: SqliteStorage) -> None:
    """The one that comes second fails, whole, rather than begin another."""

    async def begin() -> None:
        async with database.unit_of_work() as uow:
            await uow.conversations.of(AN, MORNING)
            await uow.commit()

    outcomes = await asyncio.gather(*(begin() for _ in range(5)), return_exceptions=True)
    assert None in outcomes
    assert all(isinstance(outcome, IntegrityError) for outcome in outcomes if outcome is not None)
    assert await database.rows("select count(*) from conversations") == [(1,)]
    assert await database.rows("select count(*) from contacts") == [(1,)]

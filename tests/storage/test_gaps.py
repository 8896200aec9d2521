"""Gaps: unanswered questions by the day, and nobody's."""

from datetime import date

from bot.conversations import Address
from bot.ports import Gap
from tests.fakes.clock import MORNING
from tests.fakes.sqlite_storage import SqliteStorage
from tests.fakes.storages import OpenStorage

FIRST, SECOND, THIRD = date(2026, 11, 20), date(2026, 11, 21), date(2026, 11, 22)


async def _add(storage: OpenStorage, *asked: tuple[date, str]) -> None:
    for day, text in asked:
        async with storage.unit_of_work() as uow:
            await uow.gaps.add(day, text)
            await uow.commit()


async def _since(storage: OpenStorage, day: date) -> list[Gap]:
    async with storage.unit_of_work() as uow:
        return list(await uow.gaps.since(day))


async def test_question_is_counted_by_the_day(storage: OpenStorage) -> None:
    await _add(storage, (FIRST, "phi công"), (FIRST, "phi công"), (SECOND, "phi công"), (FIRST, "tàu biển"))
    assert await _since(storage, FIRST) == [Gap(FIRST, "phi công", 2), Gap(FIRST, "tàu biển", 1), Gap(SECOND, "phi công", 1)]


async def test_questions_of_a_day_and_later_are_found_earliest_first(storage: OpenStorage) -> None:
    await _add(storage, (THIRD, "c"), (FIRST, "a"), (SECOND, "b"))
    assert [gap.text for gap in await _since(storage, SECOND)] == ["b", "c"]


async def test_what_is_not_committed_is_not_counted(storage: OpenStorage) -> None:
    async with storage.unit_of_work() as uow:
        await uow.gaps.add(FIRST, "phi công")
    assert await _since(storage, FIRST) == []


async def test_old_questions_are_forgotten(storage: OpenStorage) -> None:
    await _add(storage, (FIRST, "a"), (SECOND, "b"), (THIRD, "c"))
    async with storage.unit_of_work() as uow:
        await uow.gaps.purge(SECOND)
        await uow.commit()
    assert [gap.text for gap in await _since(storage, FIRST)] == ["b", "c"]


async def test_forgetting_a_contact_does_not_reach_gaps(storage: OpenStorage) -> None:
    """They carry no link to anybody."""
    await _add(storage, (FIRST, "phi công"))
    async with storage.unit_of_work() as uow:
        await uow.conversations.of(Address("test", "an"), MORNING)
        await uow.conversations.forget(Address("test", "an"))
        await uow.commit()
    assert await _since(storage, FIRST) == [Gap(FIRST, "phi công", 1)]


async def test_table_of_gaps_has_no_column_for_anybody(database: SqliteStorage) -> None:
    columns = await database.rows("select name from pragma_table_info('gaps')")
    assert [name for (name,) in columns] == ["id", "day", "text", "count"]

"""Reviews: questions that wait for somebody to look at them, by the day, and nobody's."""

from datetime import date

from bot.conversations import Address
from bot.dialogue.lending import LentFor
from bot.ports import Candidate
from tests.fakes.clock import MORNING
from tests.fakes.sqlite_storage import SqliteStorage
from tests.fakes.storages import OpenStorage

FIRST, SECOND, THIRD = date(2026, 11, 20), date(2026, 11, 21), date(2026, 11, 22)
BACK, REFUSED = LentFor.ASKED_BACK, LentFor.NOT_MEANT


async def _add(storage: OpenStorage, *asked: tuple[date, str, LentFor, str | None]) -> None:
    for day, text, reason, intent in asked:
        async with storage.unit_of_work() as uow:
            await uow.reviews.add(day, text, reason, intent)
            await uow.commit()


async def _waiting(storage: OpenStorage) -> list[Candidate]:
    async with storage.unit_of_work() as uow:
        return list(await uow.reviews.waiting())


async def test_question_is_counted_by_the_day_and_the_reason(storage: OpenStorage) -> None:
    await _add(storage, (SECOND, "a", BACK, "x"), (FIRST, "a", BACK, "x"), (FIRST, "a", BACK, "y"), (FIRST, "a", REFUSED, None))
    waiting = await _waiting(storage)
    assert [(found.day, found.text, found.reason, found.intent, found.chosen, found.count) for found in waiting] == [
        (FIRST, "a", BACK, "y", None, 2),
        (FIRST, "a", REFUSED, None, None, 1),
        (SECOND, "a", BACK, "x", None, 1),
    ]
    assert len({found.id for found in waiting}) == 3


async def test_what_was_chosen_belongs_to_the_question_back_of_that_day(storage: OpenStorage) -> None:
    await _add(storage, (FIRST, "a", BACK, "x"), (SECOND, "a", BACK, "x"), (SECOND, "a", REFUSED, "x"))
    async with storage.unit_of_work() as uow:
        await uow.reviews.choose(SECOND, "a", "y")
        await uow.reviews.choose(SECOND, "b", "y")
        await uow.commit()
    assert [(found.day, found.reason, found.chosen, found.count) for found in await _waiting(storage)] == [
        (FIRST, BACK, None, 1),
        (SECOND, BACK, "y", 1),
        (SECOND, REFUSED, None, 1),
    ]


async def test_what_was_looked_at_is_forgotten_and_may_come_again(storage: OpenStorage) -> None:
    await _add(storage, (FIRST, "a", BACK, "x"), (FIRST, "b", BACK, "x"))
    first, second = await _waiting(storage)
    async with storage.unit_of_work() as uow:
        await uow.reviews.close([first.id])
        await uow.commit()
    assert await _waiting(storage) == [second]
    await _add(storage, (FIRST, "a", BACK, "x"))
    again = (await _waiting(storage))[-1]
    assert (again.text, again.id in {first.id, second.id}) == ("a", False)


async def test_old_questions_are_forgotten(storage: OpenStorage) -> None:
    await _add(storage, (FIRST, "a", BACK, "x"), (SECOND, "b", BACK, "x"), (THIRD, "c", BACK, "x"))
    async with storage.unit_of_work() as uow:
        await uow.reviews.purge(SECOND)
        await uow.commit()
    assert [found.text for found in await _waiting(storage)] == ["b", "c"]


async def test_what_is_not_committed_is_not_kept(storage: OpenStorage) -> None:
    async with storage.unit_of_work() as uow:
        await uow.reviews.add(FIRST, "a", BACK, "x")
    assert await _waiting(storage) == []


async def test_forgetting_a_contact_does_not_reach_them(storage: OpenStorage) -> None:
    """They carry no link to anybody."""
    await _add(storage, (FIRST, "a", BACK, "x"))
    async with storage.unit_of_work() as uow:
        await uow.conversations.of(Address("test", "an"), MORNING)
        await uow.conversations.forget(Address("test", "an"))
        await uow.commit()
    assert len(await _waiting(storage)) == 1


async def test_table_has_no_column_for_anybody(database: SqliteStorage) -> None:
    columns = await database.rows("select name from pragma_table_info('review_candidates')")
    assert [name for (name,) in columns] == ["id", "day", "text", "reason", "intent", "chosen", "count"]

"""What was not agreed to be kept is forgotten in time, also for people who never come back."""

from dataclasses import replace
from datetime import date, timedelta

from bot.conversations import Address, GuideAnswers, Memory
from bot.dialogue.lending import LentFor
from bot.services.forget_stale import Forgetting
from tests.fakes.clock import MORNING, FakeClock
from tests.fakes.storages import OpenStorage

DAYS_AGO = MORNING - timedelta(days=3)
AN = Address("test", "an")
YESTERDAY = date(2026, 11, 20)
TOLD = Memory(place="nghe_an", place_since=YESTERDAY, guide=GuideAnswers({"who": "parent", "household": "poor"}, YESTERDAY))
AGREED = Memory(
    place="nghe_an",
    place_since=YESTERDAY,
    place_is_kept=True,
    guide=GuideAnswers({"who": "parent", "household": "poor"}, YESTERDAY, is_kept=True),
)


async def kept(storage: OpenStorage, memory: Memory) -> Memory:
    """Return what is remembered once a conversation has been idle for days."""
    async with storage.unit_of_work() as uow:
        begun = await uow.conversations.of(AN, DAYS_AGO)
        await uow.conversations.save(replace(begun, conversation=replace(begun.conversation, memory=memory)), DAYS_AGO)
        await uow.commit()
    await Forgetting(storage, FakeClock()).forget_stale()
    async with storage.unit_of_work() as uow:
        found = await uow.conversations.find(AN)
    assert found is not None
    return found.conversation.memory


async def test_what_was_told_in_passing_is_forgotten(storage: OpenStorage) -> None:
    remembered = await kept(storage, TOLD)

    assert (remembered.place, remembered.guide) == (None, None)


async def test_what_was_agreed_to_be_kept_stays(storage: OpenStorage) -> None:
    assert await kept(storage, AGREED) == AGREED


async def test_somebody_who_is_still_here_is_not_disturbed(storage: OpenStorage) -> None:
    async with storage.unit_of_work() as uow:
        begun = await uow.conversations.of(AN, MORNING)
        stored = replace(begun, conversation=replace(begun.conversation, turns=7, memory=TOLD))
        await uow.conversations.save(stored, MORNING)
        await uow.conversations.save_idle(replace(stored, conversation=replace(stored.conversation, turns=6, memory=Memory())))
        await uow.commit()
    async with storage.unit_of_work() as uow:
        found = await uow.conversations.find(AN)
    assert found == stored


async def test_questions_of_long_ago_are_forgotten(storage: OpenStorage) -> None:
    async with storage.unit_of_work() as uow:
        await uow.gaps.add(date(2025, 1, 1), "học nghề gì")
        await uow.gaps.add(date(2026, 11, 1), "học nghề gì")
        await uow.reviews.add(date(2025, 1, 1), "học nghề gì", LentFor.NOT_MEANT, None)
        await uow.reviews.add(date(2026, 11, 1), "học nghề gì", LentFor.NOT_MEANT, None)
        await uow.commit()
    await Forgetting(storage, FakeClock()).forget_stale()
    async with storage.unit_of_work() as uow:
        assert [gap.day for gap in await uow.gaps.since(date(2024, 1, 1))] == [date(2026, 11, 1)]
        assert [candidate.day for candidate in await uow.reviews.waiting()] == [date(2026, 11, 1)]

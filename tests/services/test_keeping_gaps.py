"""Keeping gaps: what nothing answered is counted in the turn's own transaction, redacted, and danger never."""

from dataclasses import dataclass, field, replace
from datetime import date

import pytest

from bot.dialogue import LookUp, SayReply
from bot.ports import Event, Gap
from bot.services.receive_event import receive_event
from bot.services.work_inbox import TurnWorker
from bot.vietnamese import Phrases
from tests.factories import make_answer
from tests.fakes.channel import CHANNEL, RecordingChannel, said
from tests.fakes.clock import FakeClock
from tests.fakes.interpreter import FakeInterpreter
from tests.fakes.shelf import OneBookShelf
from tests.fakes.storages import OpenStorage
from tests.services.books import tiny_book
from tests.services.faults import FullOutboxStorage, StorageAwayError

TODAY = date(2026, 11, 22)
QUESTION = "em muốn học nghề lái tàu biển"


@dataclass
class Desk:
    """A worker that answers one event at a time, and the interpreter that does not know the answer."""

    storage: OpenStorage
    interpreter: FakeInterpreter = field(default_factory=lambda: FakeInterpreter(sayings=(LookUp("unknown"),)))

    async def answer(self, event: Event, storage: object = None) -> None:
        """Receive an event and answer it."""
        clock = FakeClock()
        book = tiny_book(make_answer("craft/sea", "Em muốn học nghề lái tàu biển, không sống ở nhà"))
        book = replace(book, vocabulary=replace(book.vocabulary, name_marks=Phrases(["em tên"])))
        await receive_event(self.storage, clock, event)
        channels = {CHANNEL: RecordingChannel()}
        worker = TurnWorker(storage or self.storage, OneBookShelf(book), self.interpreter, channels, clock, lambda _: None)  # type: ignore[arg-type]  # a storage that fails
        async with self.storage.unit_of_work() as uow:
            stored = await uow.inbox.waiting(CHANNEL, event.lane)
        assert stored is not None
        await worker.answer(stored)

    async def gaps(self) -> list[Gap]:
        """Return all that is kept."""
        async with self.storage.unit_of_work() as uow:
            return list(await uow.gaps.since(date(2000, 1, 1)))


@pytest.fixture
def desk(storage: OpenStorage) -> Desk:
    return Desk(storage)


async def test_question_that_nothing_answers_is_counted(desk: Desk) -> None:
    await desk.answer(said("1", f"Em tên Nam, {QUESTION} 0912345678"))
    await desk.answer(said("2", f"Em tên Hà, {QUESTION} 2", "binh"))
    assert await desk.gaps() == [Gap(TODAY, f"... {QUESTION} ...", 2)]


async def test_question_with_an_answer_is_not_counted(desk: Desk) -> None:
    desk.interpreter.sayings = (SayReply("greet"),)
    await desk.answer(said("1", QUESTION))
    assert await desk.gaps() == []


async def test_question_of_which_too_little_is_left_is_not_counted(desk: Desk) -> None:
    await desk.answer(said("1", "xin visa du lịch"))
    assert await desk.gaps() == []


async def test_danger_is_never_kept(desk: Desk) -> None:
    await desk.answer(said("1", f"{QUESTION} em không muốn sống nữa"))
    assert await desk.gaps() == []


async def test_taps_and_commands_are_no_gaps(desk: Desk) -> None:
    await desk.answer(said("1", "/xoadulieu"))
    assert await desk.gaps() == []


async def test_gap_is_kept_with_its_turn_or_not_at_all(desk: Desk) -> None:
    with pytest.raises(StorageAwayError):
        await desk.answer(said("1", QUESTION), FullOutboxStorage(desk.storage))
    assert await desk.gaps() == []


async def test_forgetting_does_not_reach_what_is_nobodys(desk: Desk) -> None:
    await desk.answer(said("1", QUESTION))
    await desk.answer(said("2", "/xoadulieu"))
    assert [gap.text for gap in await desk.gaps()] == [QUESTION]

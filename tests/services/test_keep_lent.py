"""Keeping what people lend: with their consent, redacted, in the turn's own transaction, and danger never."""

from dataclasses import dataclass, field, replace
from datetime import date

import pytest

from bot.conversations import Address, InboundMessage, MessageKind
from bot.dialogue import AskBack, SayAnswer, Saying, SayReply
from bot.dialogue.lending import LentFor
from bot.ports import Candidate, Delivery, Event
from bot.services.receive_event import receive_event
from bot.services.work_inbox import TurnWorker
from bot.vietnamese import Phrases
from tests.factories import HANDOFF, LOAN, OTHER, make_answer
from tests.fakes.channel import CHANNEL, RecordingChannel, said
from tests.fakes.clock import FakeClock
from tests.fakes.interpreter import FakeInterpreter
from tests.fakes.shelf import OneBookShelf
from tests.fakes.storages import OpenStorage
from tests.services.books import FEE, tiny_book
from tests.services.faults import FullOutboxStorage, StorageAwayError

TODAY = date(2026, 11, 22)
QUESTION = "em muốn học nghề lái tàu biển"
SAID = f"Em tên Nam, {QUESTION} 0912345678"
KEPT = f"... {QUESTION} ..."
ANSWER, BACK, PERSON = SayAnswer(FEE.id), AskBack((FEE.id, LOAN.id)), SayReply("handoff")
REFUSE, YES, NO = f"not_meant:{FEE.id}", f"lend:yes:{FEE.id}", "lend:no"


class TappingChannel(RecordingChannel):
    """A channel on which a text that is a payload is a tap."""

    def parse(self, event: Event) -> InboundMessage | None:
        """Translate what `said` made."""
        text = str(event.body["text"])
        is_tap = text.partition(":")[0] in {"not_meant", "lend", "answer", "handoff"}
        address = Address(event.channel, event.lane)
        return InboundMessage(address, MessageKind.TAP, "", text) if is_tap else InboundMessage(address, MessageKind.TEXT, text)

    async def deliver(self, delivery: Delivery) -> str | None:
        """Never called."""
        raise NotImplementedError


@dataclass
class Desk:
    """A worker that answers one message at a time, and an interpreter that is told what to say to it."""

    storage: OpenStorage
    number: int = field(default=0)

    async def say(self, *turns: str | tuple[str, Saying], storage: object = None) -> None:
        """Hear texts, each with what is said to it, and taps."""
        for turn in turns:
            text, saying = turn if isinstance(turn, tuple) else (turn, SayReply("greet"))
            self.number += 1
            await self._answer(said(str(self.number), text), FakeInterpreter(sayings=(saying,)), storage or self.storage)

    async def _answer(self, event: Event, interpreter: FakeInterpreter, storage: object) -> None:
        clock, channels = FakeClock(), {CHANNEL: TappingChannel()}
        book = tiny_book(make_answer("craft/sea", "Em muốn học nghề lái tàu biển, không sống ở nhà"))
        book = replace(book, vocabulary=replace(book.vocabulary, name_marks=Phrases(["em tên"])))
        await receive_event(self.storage, clock, event)
        worker = TurnWorker(storage, OneBookShelf(book), interpreter, channels, clock, lambda _: None)  # type: ignore[arg-type]  # a storage that fails
        async with self.storage.unit_of_work() as uow:
            stored = await uow.inbox.waiting(CHANNEL, event.lane)
        assert stored is not None
        await worker.answer(stored)

    async def agree(self) -> None:
        """Have them agree, once, with a question of which nothing is kept."""
        await self.say(("visa", ANSWER), REFUSE, YES)

    async def kept(self) -> list[Candidate]:
        """Return all that is kept, as if it had no number."""
        async with self.storage.unit_of_work() as uow:
            return [replace(candidate, id=0) for candidate in await uow.reviews.waiting()]


def candidate(reason: LentFor, intent: str | None, chosen: str | None = None) -> Candidate:
    """Return the question as it is kept."""
    return Candidate(0, TODAY, KEPT, reason, intent, chosen, 1)


@pytest.fixture
def desk(storage: OpenStorage) -> Desk:
    return Desk(storage)


async def test_question_whose_answer_was_refused_is_kept_once_they_agree(desk: Desk) -> None:
    await desk.say((SAID, ANSWER), REFUSE)
    assert await desk.kept() == []
    await desk.say(YES)
    assert await desk.kept() == [candidate(LentFor.NOT_MEANT, FEE.intent)]


async def test_nothing_is_kept_of_who_says_no(desk: Desk) -> None:
    await desk.say((SAID, ANSWER), REFUSE, NO, (SAID, ANSWER), REFUSE, (SAID, BACK), (SAID, PERSON), HANDOFF.payload)
    assert await desk.kept() == []


async def test_nothing_is_kept_of_who_was_never_asked(desk: Desk) -> None:
    await desk.say((SAID, BACK), HANDOFF.payload)
    assert await desk.kept() == []


async def test_who_agreed_before_is_not_asked_again(desk: Desk) -> None:
    await desk.agree()
    await desk.say((SAID, ANSWER), REFUSE)
    assert await desk.kept() == [candidate(LentFor.NOT_MEANT, FEE.intent)]


async def test_question_that_was_asked_back_is_kept_with_what_was_then_chosen(desk: Desk) -> None:
    await desk.agree()
    await desk.say((SAID, BACK))
    assert await desk.kept() == [candidate(LentFor.ASKED_BACK, "greet")]
    await desk.say(f"answer:{LOAN.id}")
    assert await desk.kept() == [candidate(LentFor.ASKED_BACK, "greet", LOAN.intent)]


async def test_number_of_a_choice_is_a_choice(desk: Desk) -> None:
    await desk.agree()
    await desk.say((SAID, BACK), "2")
    assert await desk.kept() == [candidate(LentFor.ASKED_BACK, "greet", LOAN.intent)]


async def test_none_of_what_was_offered_is_no_choice(desk: Desk) -> None:
    await desk.agree()
    await desk.say((SAID, BACK), OTHER.label)
    assert await desk.kept() == [candidate(LentFor.ASKED_BACK, "greet")]


@pytest.mark.parametrize("person", [HANDOFF.payload, "/gapthayco", ("cho em gặp người tư vấn", PERSON)])
async def test_question_that_ended_at_a_person_is_kept(desk: Desk, person: str | tuple[str, Saying]) -> None:
    await desk.agree()
    await desk.say((SAID, ANSWER), person)
    assert await desk.kept() == [candidate(LentFor.HANDED_OFF, "greet")]


async def test_wish_for_a_person_is_no_question(desk: Desk) -> None:
    await desk.agree()
    await desk.say((QUESTION, PERSON), HANDOFF.payload, (QUESTION, SayReply("greet")), HANDOFF.payload)
    assert await desk.kept() == []


async def test_danger_is_never_kept(desk: Desk) -> None:
    await desk.agree()
    await desk.say((SAID, ANSWER), f"{QUESTION} em không muốn sống nữa", HANDOFF.payload)
    assert await desk.kept() == []


async def test_question_of_which_too_little_is_left_is_not_kept(desk: Desk) -> None:
    await desk.agree()
    assert await desk.kept() == []


async def test_question_is_kept_with_its_turn_or_not_at_all(desk: Desk) -> None:
    await desk.agree()
    with pytest.raises(StorageAwayError):
        await desk.say((SAID, BACK), storage=FullOutboxStorage(desk.storage))
    assert await desk.kept() == []


async def test_forgetting_takes_the_consent_and_not_what_is_nobodys(desk: Desk) -> None:
    await desk.agree()
    await desk.say((SAID, BACK), "/xoadulieu", (SAID, BACK))
    assert [found.count for found in await desk.kept()] == [1]

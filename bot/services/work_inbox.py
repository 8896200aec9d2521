"""Working through the inbox: one lane for each contact, in order; many lanes side by side."""

import asyncio
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

import structlog

from bot.conversations import Address, InboundMessage, Reply
from bot.dialogue import Turn
from bot.dialogue.lending import lent
from bot.dialogue.turn import readable_text
from bot.knowledge import Book
from bot.ports import BookShelf, Channel, Clock, Interpreter, Storage, StoredConversation, StoredEvent, TurnRecord, UnitOfWork
from bot.safety import DangerLevel, redact
from bot.services.hold_turn import hold_turn
from bot.services.keep_lent import Heard, keep_lent
from bot.wording import Voice, word_reply

ATTEMPTS = 3
EVENTS_AT_ONCE = 8
_SWEEP_SECONDS = 5.0

log = structlog.get_logger()


@dataclass(frozen=True)
class TurnWorker:
    """Takes events out of the inbox and turns each into replies in the outbox.

    Attributes:
        storage: where events wait and replies are put.
        shelf: the content in use.
        interpreter: decides free text.
        channels: channels by name, to translate their events.
        clock: tells the time.
        on_replies: told a channel's name when replies for it were stored.
    """

    storage: Storage
    shelf: BookShelf
    interpreter: Interpreter
    channels: Mapping[str, Channel]
    clock: Clock
    on_replies: Callable[[str], None]
    _busy: dict[tuple[str, str], asyncio.Task[None]] = field(default_factory=dict)
    _again: set[tuple[str, str]] = field(default_factory=set)
    _slots: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(EVENTS_AT_ONCE))

    async def run(self) -> None:
        """Work until cancelled; finds what an earlier run left behind."""
        try:
            while True:
                try:
                    await self._sweep()
                except Exception:  # the storage failed; it may be back at the next sweep
                    log.exception("sweep_failed")
                await asyncio.sleep(_SWEEP_SECONDS)
        finally:
            for task in self._busy.values():
                task.cancel()
            await asyncio.gather(*self._busy.values(), return_exceptions=True)

    async def _sweep(self) -> None:
        async with self.storage.unit_of_work() as uow:
            lanes = await uow.inbox.waiting_lanes()
        for channel, lane in lanes:
            # Events of a channel that is switched off wait until it is on again.
            if channel in self.channels:
                self.wake(channel, lane)

    def wake(self, channel: str, lane: str) -> None:
        """Have a lane worked on now; a lane being worked on is looked at once more."""
        key = (channel, lane)
        if key in self._busy:
            self._again.add(key)
            return
        task = asyncio.create_task(self._work_lane(channel, lane), name=f"lane {channel}")
        self._busy[key] = task

    async def _work_lane(self, channel: str, lane: str) -> None:
        key = (channel, lane)
        try:
            while True:
                self._again.discard(key)
                while (stored := await self._next(channel, lane)) and await self._work(stored):
                    pass
                if key not in self._again:
                    break
        except Exception:  # the storage itself failed; the sweep tries again
            log.exception("lane_failed", channel=channel)
        finally:
            self._busy.pop(key, None)

    async def _next(self, channel: str, lane: str) -> StoredEvent | None:
        async with self.storage.unit_of_work() as uow:
            return await uow.inbox.waiting(channel, lane)

    async def _work(self, stored: StoredEvent) -> bool:
        """Work on one event; False when the lane must wait before going on."""
        try:
            # A slot for each event: one busy lane must not keep the others waiting.
            async with self._slots:
                await self.answer(stored)
        except Exception as fault:
            attempts = stored.attempts + 1
            for_good = attempts >= ATTEMPTS
            log.exception("event_failed", event_id=stored.id, attempts=attempts, for_good=for_good)
            if not for_good:
                await self._record_failure(stored, attempts, type(fault).__name__, for_good=False)
                return False
            if not await self._give_up(stored, attempts, type(fault).__name__):
                return True
        self.on_replies(stored.event.channel)
        return True

    async def answer(self, stored: StoredEvent) -> None:
        """Turn one event into replies, stored in the same transaction as the turn."""
        started = time.perf_counter()
        message = self.channels[stored.event.channel].parse(stored.event)
        if message is None:
            await self._close(stored)
            return
        now = self.clock.now()
        edition = self.shelf.edition
        before = await self._conversation_at(message.address, now)
        after, turn = await hold_turn(edition, self.interpreter, before.conversation, message, self.clock.today())
        async with self.storage.unit_of_work() as uow:
            if turn.decision.forgets:
                await uow.conversations.forget(message.address)
                before = await uow.conversations.of(message.address, now)
                after = before.conversation
            message_id = await uow.transcript.add_inbound(before.id, message, stored.event.key, stored.received_at)
            record = TurnRecord(edition.book.version, now, 1000 * (time.perf_counter() - started))
            await uow.transcript.add_turn(before.id, message_id, turn, record)
            for reply in turn.replies:
                await _put_out(uow, before.id, message.address, reply, now)
            if gap := _gap(edition.book, message, turn):
                await uow.gaps.add(self.clock.today(), gap)
            if found := lent(before.conversation.memory, turn):
                await keep_lent(uow, edition.book, Heard(before.id, message_id, message), found, self.clock.today())
            await uow.conversations.save(replace(before, conversation=after), now)
            await uow.inbox.close(stored.id)
            await uow.commit()

    async def _close(self, stored: StoredEvent) -> None:
        """Close an event that is not for the bot."""
        async with self.storage.unit_of_work() as uow:
            await uow.inbox.close(stored.id)
            await uow.commit()

    async def _conversation_at(self, address: Address, now: datetime) -> StoredConversation:
        """Return the conversation with a contact; one that begins is stored at once, for the turn may take its time."""
        async with self.storage.unit_of_work() as uow:
            found = await uow.conversations.find(address)
            if found is None:
                found = await uow.conversations.of(address, now)
                await uow.commit()
            return found

    async def _record_failure(self, stored: StoredEvent, attempts: int, code: str, *, for_good: bool) -> None:
        async with self.storage.unit_of_work() as uow:
            await uow.inbox.fail(stored.id, attempts, code, for_good=for_good)
            await uow.commit()

    async def _give_up(self, stored: StoredEvent, attempts: int, code: str) -> bool:
        """Give an event up, with an apology to the contact if that can be stored; tell whether it was."""
        try:
            return await self._apologise(stored, attempts, code)
        except Exception:
            log.exception("apology_failed", event_id=stored.id)
            await self._record_failure(stored, attempts, code, for_good=True)
            return False

    async def _apologise(self, stored: StoredEvent, attempts: int, code: str) -> bool:
        message = self.channels[stored.event.channel].parse(stored.event)
        now = self.clock.now()
        async with self.storage.unit_of_work() as uow:
            await uow.inbox.fail(stored.id, attempts, code, for_good=True)
            if message is not None:
                reply = word_reply(Voice(self.shelf.book, self.clock.today()), "trouble")
                conversation = await uow.conversations.of(message.address, now)
                await uow.transcript.add_inbound(conversation.id, message, stored.event.key, stored.received_at)
                await _put_out(uow, conversation.id, message.address, reply, now)
            await uow.commit()
        return message is not None


async def _put_out(uow: UnitOfWork, conversation_id: int, address: Address, reply: Reply, now: datetime) -> None:
    """Put a reply into the transcript and into the outbox."""
    reply_id = await uow.transcript.add_reply(conversation_id, reply, now)
    await uow.outbox.add(conversation_id, reply_id, address, now)


def _gap(book: Book, message: InboundMessage, turn: Turn) -> str | None:
    """Return what editors may know of a question that nothing answered; None when it was answered, or tells of danger."""
    if not turn.decision.is_gap or turn.decision.danger is not DangerLevel.NONE:
        return None
    text, _ = readable_text(message)
    return redact(text, book.known_syllables, book.vocabulary.name_marks)

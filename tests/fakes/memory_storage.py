"""The storage in memory: plain dictionaries behind the ports, as transactional as the real one.

`tests/storage` holds it to the same promises as SQLite, so that tests may rely on either.
"""

import asyncio
import itertools
import uuid
from collections.abc import AsyncIterator, Callable, Collection, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from bot.conversations import Address, Conversation, InboundMessage, Reply
from bot.dialogue import Turn
from bot.dialogue.lending import LentFor
from bot.dialogue.turn import TAPPED
from bot.ports import Asked, Candidate, Delivery, Event, Gap, Said, StoredConversation, StoredEvent, TurnRecord

type MakeSaid = Callable[[int], Said]
type ChangeDelivery = Callable[["KeptDelivery"], "KeptDelivery"]


@dataclass(frozen=True, slots=True)
class KeptEvent:
    """An event and what became of it."""

    stored: StoredEvent
    state: str = "waiting"


@dataclass(frozen=True, slots=True)
class KeptTurn:
    """Why the bot answered a message as it did."""

    turn: Turn
    record: TurnRecord


@dataclass(frozen=True, slots=True)
class KeptDelivery:
    """A delivery, when it is due and what became of it."""

    delivery: Delivery
    conversation_id: int
    due_at: datetime
    state: str = "queued"


@dataclass
class Tables:
    """All that is kept, each by its id."""

    events: dict[int, KeptEvent] = field(default_factory=dict)
    conversations: dict[int, StoredConversation] = field(default_factory=dict)
    conversation_at: dict[Address, int] = field(default_factory=dict)
    messages: dict[int, tuple[int, Said]] = field(default_factory=dict)
    turns: dict[int, KeptTurn] = field(default_factory=dict)
    deliveries: dict[int, KeptDelivery] = field(default_factory=dict)
    gaps: dict[tuple[date, str], int] = field(default_factory=dict)
    reviews: dict[tuple[date, str, LentFor], Candidate] = field(default_factory=dict)
    review_numbers: "itertools.count[int]" = field(default_factory=lambda: itertools.count(1))

    def copy(self) -> "Tables":
        """Return tables that may change while these do not; what they hold never changes."""
        return Tables(
            dict(self.events),
            dict(self.conversations),
            dict(self.conversation_at),
            dict(self.messages),
            dict(self.turns),
            dict(self.deliveries),
            dict(self.gaps),
            dict(self.reviews),
            self.review_numbers,
        )


class MemoryInbox:
    """Events received and not yet worked on."""

    def __init__(self, tables: Tables) -> None:
        """Work on `tables`."""
        self._events = tables.events

    async def add(self, event: Event, received_at: datetime) -> bool:
        """Store an event; False when a copy of it is already there."""
        known = {(kept.stored.event.channel, kept.stored.event.key) for kept in self._events.values()}
        if (event.channel, event.key) in known:
            return False
        number = len(self._events) + 1
        self._events[number] = KeptEvent(StoredEvent(number, event, received_at, 0))
        return True

    async def waiting(self, channel: str, lane: str) -> StoredEvent | None:
        """Return the oldest waiting event of a lane."""
        return next((stored for stored in self._waiting() if (stored.event.channel, stored.event.lane) == (channel, lane)), None)

    async def waiting_lanes(self) -> Sequence[tuple[str, str]]:
        """Return (channel, lane) of every lane with waiting events."""
        return list(dict.fromkeys((stored.event.channel, stored.event.lane) for stored in self._waiting()))

    async def close(self, event_id: int) -> None:
        """Mark an event as worked on."""
        self._events[event_id] = replace(self._events[event_id], state="done")

    async def fail(self, event_id: int, attempts: int, code: str, *, for_good: bool) -> None:  # noqa: ARG002 - the code is for people
        """Record a failed attempt."""
        stored = replace(self._events[event_id].stored, attempts=attempts)
        self._events[event_id] = KeptEvent(stored, "dead" if for_good else "waiting")

    def _waiting(self) -> list[StoredEvent]:
        return [kept.stored for kept in self._events.values() if kept.state == "waiting"]


class MemoryConversations:
    """Contacts by address, and the conversation with each."""

    def __init__(self, tables: Tables) -> None:
        """Work on `tables`."""
        self._tables = tables

    async def of(self, address: Address, now: datetime) -> StoredConversation:  # noqa: ARG002 - nobody reads when it began
        """Return the conversation with the contact at `address`, begun now if there was none."""
        if found := await self.find(address):
            return found
        number = len(self._tables.conversations) + 1
        begun = StoredConversation(number, Conversation(uuid.uuid4().hex))
        self._tables.conversations[number] = begun
        self._tables.conversation_at[address] = number
        return begun

    async def find(self, address: Address) -> StoredConversation | None:
        """Return the conversation with the contact at `address`, if there is one."""
        number = self._tables.conversation_at.get(address)
        return self._tables.conversations[number] if number else None

    async def save(self, stored: StoredConversation, now: datetime) -> None:  # noqa: ARG002 - nobody reads when it changed
        """Write the state of a conversation back."""
        self._tables.conversations[stored.id] = stored

    async def idle_since(self, instant: datetime) -> list[StoredConversation]:  # noqa: ARG002 - nobody reads when it changed
        """Return all conversations."""
        return list(self._tables.conversations.values())

    async def save_idle(self, stored: StoredConversation) -> None:
        """Write the memory of a conversation back, unless a turn was taken meanwhile."""
        if self._tables.conversations[stored.id].conversation.turns == stored.conversation.turns:
            self._tables.conversations[stored.id] = stored

    async def forget(self, address: Address) -> None:
        """Erase the contact at `address` with everything said, decided and queued."""
        number = self._tables.conversation_at.pop(address, None)
        erased = {at for at, (owner, _) in self._tables.messages.items() if owner == number}
        for at in erased:
            del self._tables.messages[at]
            self._tables.turns.pop(at, None)
        for at in [at for at, kept in self._tables.deliveries.items() if kept.conversation_id == number]:
            del self._tables.deliveries[at]


class MemoryTranscript:
    """Everything said, and why."""

    def __init__(self, tables: Tables) -> None:
        """Work on `tables`."""
        self._tables = tables

    async def add_inbound(self, conversation_id: int, message: InboundMessage, event_key: str, at: datetime) -> int:
        """Append what a contact said; return the message's id."""
        text = message.text or message.payload
        return self._append(conversation_id, lambda number: Said(number, True, text, None, at, event_key))  # noqa: FBT003

    async def add_turn(self, conversation_id: int, message_id: int, turn: Turn, record: TurnRecord) -> None:  # noqa: ARG002
        """Keep why the bot answered as it did."""
        self._tables.turns[message_id] = KeptTurn(turn, record)

    async def add_reply(self, conversation_id: int, reply: Reply, at: datetime) -> int:
        """Append what the bot says; return the message's id."""
        return self._append(conversation_id, lambda number: Said(number, False, "", reply, at, None))  # noqa: FBT003

    async def since(self, conversation_id: int, after_id: int, limit: int) -> Sequence[Said]:
        """Return at most `limit` messages after `after_id`, oldest first; of more, the newest."""
        wanted = [said for owner, said in self._tables.messages.values() if owner == conversation_id and said.id > after_id]
        return wanted[-limit:]

    async def asked_before(self, conversation_id: int, message_id: int) -> Asked | None:
        """Return the last thing typed before a message that is no button's words; None when no engine understood it."""
        own = (number for number, (owner, _) in self._tables.messages.items() if owner == conversation_id and number < message_id)
        turns = {number: self._tables.turns[number].turn for number in own if number in self._tables.turns}
        typed = [number for number, turn in turns.items() if turn.decision.reason != TAPPED]
        understanding = turns[typed[-1]].decision.understanding if typed else None
        if understanding is None:
            return None
        return Asked(self._tables.messages[typed[-1]][1].text, understanding.intent, turns[typed[-1]].replies[0].kind)

    def _append(self, conversation_id: int, make: MakeSaid) -> int:
        number = max(self._tables.messages, default=0) + 1
        self._tables.messages[number] = (conversation_id, make(number))
        return number


class MemoryOutbox:
    """Replies to be delivered, in order for each conversation."""

    def __init__(self, tables: Tables) -> None:
        """Work on `tables`."""
        self._tables = tables

    async def add(self, conversation_id: int, message_id: int, address: Address, at: datetime) -> None:
        """Queue a message of the transcript for delivery."""
        reply = self._tables.messages[message_id][1].reply
        assert reply is not None
        number = max(self._tables.deliveries, default=0) + 1
        self._tables.deliveries[number] = KeptDelivery(Delivery(number, message_id, address, reply, 0), conversation_id, at)

    async def due(self, channel: str, now: datetime, limit: int) -> Sequence[Delivery]:
        """Return deliveries whose time has come, the oldest of each conversation only."""
        oldest: dict[int, KeptDelivery] = {}
        for kept in self._tables.deliveries.values():
            if kept.state == "queued" and kept.delivery.address.channel == channel:
                oldest.setdefault(kept.conversation_id, kept)
        ripe = (kept.delivery for kept in sorted(oldest.values(), key=lambda kept: kept.delivery.id) if kept.due_at <= now)
        return list(itertools.islice(ripe, limit))

    async def sent(self, delivery_id: int, external_id: str | None, at: datetime) -> None:  # noqa: ARG002 - for people only
        """Mark a delivery as accepted by the platform."""
        self._change(delivery_id, lambda kept: replace(kept, state="sent"))

    async def retry(self, delivery_id: int, attempts: int, code: str, at: datetime) -> None:  # noqa: ARG002 - for people only
        """Record a failed attempt; try again at `at`."""
        self._change(delivery_id, lambda kept: replace(kept, delivery=replace(kept.delivery, attempts=attempts), due_at=at))

    async def fail(self, delivery_id: int, attempts: int, code: str) -> None:  # noqa: ARG002 - for people only
        """Give a delivery up."""
        self._change(delivery_id, lambda kept: replace(kept, state="failed"))

    def _change(self, delivery_id: int, change: ChangeDelivery) -> None:
        self._tables.deliveries[delivery_id] = change(self._tables.deliveries[delivery_id])


class MemoryGaps:
    """Unanswered questions by the day."""

    def __init__(self, tables: Tables) -> None:
        """Work on `tables`."""
        self._gaps = tables.gaps

    async def add(self, day: date, text: str) -> None:
        """Count a question, redacted already, that was asked on `day`."""
        self._gaps[day, text] = self._gaps.get((day, text), 0) + 1

    async def since(self, day: date) -> Sequence[Gap]:
        """Return the questions asked on `day` or later, earliest first."""
        found = (Gap(asked_on, text, count) for (asked_on, text), count in self._gaps.items() if asked_on >= day)
        return sorted(found, key=lambda gap: gap.day)

    async def purge(self, before: date) -> None:
        """Forget the questions asked before a day."""
        for day, text in [key for key in self._gaps if key[0] < before]:
            del self._gaps[day, text]


class MemoryReviews:
    """Questions waiting for somebody to look at them."""

    def __init__(self, tables: Tables) -> None:
        """Work on `tables`."""
        self._tables = tables
        self._reviews = tables.reviews

    async def add(self, day: date, text: str, reason: LentFor, intent: str | None) -> None:
        """Count a question, redacted already, that was asked on `day`, and what the bot took it for."""
        kept = self._reviews.get((day, text, reason))
        kept = kept or Candidate(next(self._tables.review_numbers), day, text, reason, intent, None, 0)
        self._reviews[day, text, reason] = replace(kept, intent=intent, count=kept.count + 1)

    async def choose(self, day: date, text: str, chosen: str) -> None:
        """Keep what somebody who was asked back on `day` then chose; nothing when the question is not waiting."""
        key = (day, text, LentFor.ASKED_BACK)
        if key in self._reviews:
            self._reviews[key] = replace(self._reviews[key], chosen=chosen)

    async def waiting(self) -> Sequence[Candidate]:
        """Return all questions, earliest first."""
        return sorted(self._reviews.values(), key=lambda candidate: (candidate.day, candidate.id))

    async def close(self, ids: Collection[int]) -> None:
        """Forget questions that were looked at."""
        for key in [key for key, candidate in self._reviews.items() if candidate.id in ids]:
            del self._reviews[key]

    async def purge(self, before: date) -> None:
        """Forget the questions asked before a day."""
        for key in [key for key in self._reviews if key[0] < before]:
            del self._reviews[key]


class MemoryUnitOfWork:
    """One transaction over a copy of the tables, which becomes the tables when committed."""

    def __init__(self, storage: "MemoryStorage") -> None:
        """Begin with what `storage` holds."""
        self._storage = storage
        self._tables = storage.tables.copy()
        self.inbox = MemoryInbox(self._tables)
        self.conversations = MemoryConversations(self._tables)
        self.transcript = MemoryTranscript(self._tables)
        self.outbox = MemoryOutbox(self._tables)
        self.gaps = MemoryGaps(self._tables)
        self.reviews = MemoryReviews(self._tables)

    async def commit(self) -> None:
        """Make everything done so far last."""
        self._storage.tables = self._tables.copy()


class MemoryStorage:
    """Opens units of work, one after the other."""

    def __init__(self) -> None:
        """Begin empty."""
        self.tables = Tables()
        self._turn = asyncio.Lock()

    @asynccontextmanager
    async def unit_of_work(self) -> AsyncIterator[MemoryUnitOfWork]:
        """Open a transaction for the length of a `with` block."""
        async with self._turn:
            yield MemoryUnitOfWork(self)

    async def event_states(self) -> list[str]:
        """Return what became of each event, oldest first."""
        return [kept.state for kept in self.tables.events.values()]

    async def delivery_states(self) -> list[str]:
        """Return what became of each delivery, oldest first."""
        return [kept.state for kept in self.tables.deliveries.values()]

    async def turn_reasons(self) -> list[str]:
        """Return who decided each turn, oldest first."""
        return [kept.turn.decision.reason for kept in self.tables.turns.values()]

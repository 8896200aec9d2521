"""All the SQL there is: one class for each thing that is kept.

Statements over tables, without the object-relational mapper: a turn is a handful of rows, and mapping them cost
more than reading and writing them.
"""

import uuid
from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, Row, Table, bindparam, delete, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from bot.conversations import Address, Conversation, InboundMessage, Reply, ReplyKind
from bot.dialogue import Turn
from bot.dialogue.lending import LentFor
from bot.dialogue.turn import TAPPED
from bot.ports import Asked, Candidate, Delivery, Event, Gap, Said, StoredConversation, StoredEvent, TurnRecord
from bot.storage.tables import ADDRESSES, CONTACTS, CONVERSATIONS, GAPS, INBOX, MESSAGES, OUTBOX, REVIEWS, TURNS
from bot.storage.translation import memory_from_json, memory_to_json, reply_from_json, reply_to_json
from bot.storage.uncut import UncutConnection

# Built once: these run at every turn, and building a statement costs as much as running it.
_CLOSE_EVENT = update(INBOX).where(INBOX.c.id == bindparam("event_id")).values(state="done", body={})
_FIND_CONVERSATION = (
    select(CONVERSATIONS.c.id, CONVERSATIONS.c.key, CONVERSATIONS.c.turns, CONVERSATIONS.c.memory)
    .join(ADDRESSES, ADDRESSES.c.contact_id == CONVERSATIONS.c.contact_id)
    .where(ADDRESSES.c.channel == bindparam("at_channel"), ADDRESSES.c.external_id == bindparam("at_external_id"))
)
_SAVE_CONVERSATION = update(CONVERSATIONS).where(CONVERSATIONS.c.id == bindparam("conversation_id"))


class SqlInbox:
    """Events received and not yet worked on."""

    def __init__(self, connection: UncutConnection) -> None:
        """Work within the transaction of `connection`."""
        self._connection = connection

    async def add(self, event: Event, received_at: datetime) -> bool:
        """Store an event; False when a copy of it is already there."""
        row = {
            "channel": event.channel,
            "event_key": event.key,
            "lane": event.lane,
            "body": dict(event.body),
            "received_at": received_at,
            "state": "waiting",
            "attempts": 0,
        }
        try:
            await _insert(self._connection, INBOX, row)
        except IntegrityError:
            await self._connection.rollback()
            return False
        return True

    async def waiting(self, channel: str, lane: str) -> StoredEvent | None:
        """Return the oldest waiting event of a lane."""
        wanted = (INBOX.c.state == "waiting") & (INBOX.c.channel == channel) & (INBOX.c.lane == lane)
        found = await self._connection.execute(select(INBOX).where(wanted).order_by(INBOX.c.id).limit(1))
        row = found.one_or_none()
        if row is None:
            return None
        return StoredEvent(row.id, Event(row.channel, row.event_key, row.lane, row.body), row.received_at, row.attempts)

    async def waiting_lanes(self) -> Sequence[tuple[str, str]]:
        """Return (channel, lane) of every lane with waiting events, the longest waiting first."""
        rows = await self._connection.execute(
            select(INBOX.c.channel, INBOX.c.lane)
            .where(INBOX.c.state == "waiting")
            .group_by(INBOX.c.channel, INBOX.c.lane)
            .order_by(func.min(INBOX.c.id))
        )
        return [(row.channel, row.lane) for row in rows]

    async def close(self, event_id: int) -> None:
        """Mark an event as worked on, and forget what it held; its key stays, to know a second copy by."""
        await self._connection.execute(_CLOSE_EVENT, {"event_id": event_id})

    async def fail(self, event_id: int, attempts: int, code: str, *, for_good: bool) -> None:
        """Record a failed attempt; an event failed for good waits for an administrator."""
        state = "dead" if for_good else "waiting"
        change = update(INBOX).where(INBOX.c.id == event_id)
        await self._connection.execute(change.values(attempts=attempts, error_code=code, state=state))


class SqlConversations:
    """Contacts by address, and the conversation with each."""

    def __init__(self, connection: UncutConnection) -> None:
        """Work within the transaction of `connection`."""
        self._connection = connection

    async def of(self, address: Address, now: datetime) -> StoredConversation:
        """Return the conversation with the contact at `address`, begun now if there was none."""
        return await self.find(address) or await self._begin(address, now)

    async def find(self, address: Address) -> StoredConversation | None:
        """Return the conversation with the contact at `address`, if there is one."""
        at = {"at_channel": address.channel, "at_external_id": address.external_id}
        row = (await self._connection.execute(_FIND_CONVERSATION, at)).one_or_none()
        if row is None:
            return None
        return StoredConversation(row.id, Conversation(row.key, row.turns, memory_from_json(row.memory)))

    async def save(self, stored: StoredConversation, now: datetime) -> None:
        """Write the state of a conversation back."""
        state = {"turns": stored.conversation.turns, "memory": memory_to_json(stored.conversation.memory), "updated_at": now}
        await self._connection.execute(_SAVE_CONVERSATION, {"conversation_id": stored.id, **state})

    async def forget(self, address: Address) -> None:
        """Erase the contact at `address` with everything said, decided and queued."""
        at = (ADDRESSES.c.channel == address.channel) & (ADDRESSES.c.external_id == address.external_id)
        contact_id = (await self._connection.execute(select(ADDRESSES.c.contact_id).where(at))).scalar()
        conversations = select(CONVERSATIONS.c.id).where(CONVERSATIONS.c.contact_id == contact_id)
        for table in (OUTBOX, TURNS, MESSAGES):
            await self._connection.execute(delete(table).where(table.c.conversation_id.in_(conversations)))
        for owned in (CONVERSATIONS, ADDRESSES):
            await self._connection.execute(delete(owned).where(owned.c.contact_id == contact_id))
        await self._connection.execute(delete(CONTACTS).where(CONTACTS.c.id == contact_id))

    async def idle_since(self, instant: datetime) -> list[StoredConversation]:
        """Return the conversations in which nothing happened since `instant`, and which still remember something of a person."""
        remembers = CONVERSATIONS.c.memory["guide"].is_not(JSON.NULL) | CONVERSATIONS.c.memory["place"].is_not(JSON.NULL)
        wanted = select(CONVERSATIONS).where(CONVERSATIONS.c.updated_at < instant, remembers)
        rows = await self._connection.execute(wanted)
        return [StoredConversation(row.id, Conversation(row.key, row.turns, memory_from_json(row.memory))) for row in rows]

    async def save_idle(self, stored: StoredConversation) -> None:
        """Write the memory of an idle conversation back, unless a turn was taken meanwhile."""
        same = (CONVERSATIONS.c.id == stored.id) & (CONVERSATIONS.c.turns == stored.conversation.turns)
        memory = memory_to_json(stored.conversation.memory)
        await self._connection.execute(update(CONVERSATIONS).where(same).values(memory=memory))

    async def _begin(self, address: Address, now: datetime) -> StoredConversation:
        contact_id = await _insert(self._connection, CONTACTS, {"created_at": now})
        place = {"contact_id": contact_id, "channel": address.channel, "external_id": address.external_id}
        await _insert(self._connection, ADDRESSES, place)
        begun = Conversation(key=uuid.uuid4().hex)
        row = {
            "contact_id": contact_id,
            "key": begun.key,
            "turns": begun.turns,
            "memory": memory_to_json(begun.memory),
            "created_at": now,
            "updated_at": now,
        }
        return StoredConversation(await _insert(self._connection, CONVERSATIONS, row), begun)


class SqlTranscript:
    """Everything said, and why."""

    def __init__(self, connection: UncutConnection) -> None:
        """Work within the transaction of `connection`."""
        self._connection = connection

    async def add_inbound(self, conversation_id: int, message: InboundMessage, event_key: str, at: datetime) -> int:
        """Append what a contact said; return the message's id."""
        row = {
            "conversation_id": conversation_id,
            "author": "contact",
            "kind": message.kind.value,
            "text": _storable(message.text or message.payload),
            "event_key": event_key,
            "said_at": at,
        }
        return await _insert(self._connection, MESSAGES, row)

    async def add_turn(self, conversation_id: int, message_id: int, turn: Turn, record: TurnRecord) -> None:
        """Keep why the bot answered as it did."""
        understanding = turn.decision.understanding
        row = {
            "conversation_id": conversation_id,
            "message_id": message_id,
            "reason": turn.decision.reason,
            "engine": understanding.engine if understanding else None,
            "intent": understanding.intent if understanding else None,
            "confidence": understanding.confidence if understanding else None,
            "kinds": [reply.kind.value for reply in turn.replies],
            "answer_ids": [answer_id for reply in turn.replies for answer_id in reply.answer_ids],
            "danger": turn.decision.danger.value,
            "content_version": record.content_version,
            "milliseconds": record.milliseconds,
            "taken_at": record.taken_at,
        }
        await _insert(self._connection, TURNS, row)

    async def add_reply(self, conversation_id: int, reply: Reply, at: datetime) -> int:
        """Append what the bot says; return the message's id."""
        row = {
            "conversation_id": conversation_id,
            "author": "bot",
            "kind": reply.kind.value,
            "text": reply.text,
            "reply": reply_to_json(reply),
            "said_at": at,
        }
        return await _insert(self._connection, MESSAGES, row)

    async def since(self, conversation_id: int, after_id: int, limit: int) -> Sequence[Said]:
        """Return at most `limit` messages after `after_id`, oldest first; of more, the newest."""
        wanted = (MESSAGES.c.conversation_id == conversation_id) & (MESSAGES.c.id > after_id)
        rows = await self._connection.execute(select(MESSAGES).where(wanted).order_by(MESSAGES.c.id.desc()).limit(limit))
        return [_said(row) for row in reversed(rows.all())]

    async def asked_before(self, conversation_id: int, message_id: int) -> Asked | None:
        """Return the last thing typed before a message that is no button's words; None when no engine understood it."""
        before = (TURNS.c.conversation_id == conversation_id) & (TURNS.c.message_id < message_id)
        typed = (
            select(MESSAGES.c.text, TURNS.c.intent, TURNS.c.kinds)
            .join(MESSAGES, MESSAGES.c.id == TURNS.c.message_id)
            .where(before, TURNS.c.reason != TAPPED)
            .order_by(TURNS.c.message_id.desc())
            .limit(1)
        )
        row = (await self._connection.execute(typed)).one_or_none()
        return Asked(row.text, row.intent, ReplyKind(row.kinds[0])) if row and row.intent else None


class SqlOutbox:
    """Replies to be delivered, in order for each conversation."""

    def __init__(self, connection: UncutConnection) -> None:
        """Work within the transaction of `connection`."""
        self._connection = connection

    async def add(self, conversation_id: int, message_id: int, address: Address, at: datetime) -> None:
        """Queue a message of the transcript for delivery."""
        row = {
            "conversation_id": conversation_id,
            "message_id": message_id,
            "channel": address.channel,
            "external_id": address.external_id,
            "state": "queued",
            "attempts": 0,
            "due_at": at,
        }
        await _insert(self._connection, OUTBOX, row)

    async def due(self, channel: str, now: datetime, limit: int) -> Sequence[Delivery]:
        """Return deliveries whose time has come, the oldest of each conversation only."""
        queued = (OUTBOX.c.state == "queued") & (OUTBOX.c.channel == channel)
        oldest = select(func.min(OUTBOX.c.id)).where(queued).group_by(OUTBOX.c.conversation_id)
        rows = await self._connection.execute(
            select(OUTBOX, MESSAGES.c.reply)
            .join(MESSAGES, MESSAGES.c.id == OUTBOX.c.message_id)
            .where(OUTBOX.c.id.in_(oldest), OUTBOX.c.due_at <= now)
            .order_by(OUTBOX.c.id)
            .limit(limit)
        )
        return [
            Delivery(row.id, row.message_id, Address(row.channel, row.external_id), reply_from_json(row.reply), row.attempts)
            for row in rows
        ]

    async def sent(self, delivery_id: int, external_id: str | None, at: datetime) -> None:
        """Mark a delivery as accepted by the platform."""
        await self._change(delivery_id, state="sent", platform_id=external_id, sent_at=at)

    async def retry(self, delivery_id: int, attempts: int, code: str, at: datetime) -> None:
        """Record a failed attempt; try again at `at`."""
        await self._change(delivery_id, attempts=attempts, error_code=code, due_at=at)

    async def fail(self, delivery_id: int, attempts: int, code: str) -> None:
        """Give a delivery up."""
        await self._change(delivery_id, state="failed", attempts=attempts, error_code=code)

    async def _change(self, delivery_id: int, **values: object) -> None:
        await self._connection.execute(update(OUTBOX).where(OUTBOX.c.id == delivery_id).values(**values))


class SqlGaps:
    """Unanswered questions by the day. They carry no link to a person, so that erasing a contact does not reach them."""

    def __init__(self, connection: UncutConnection) -> None:
        """Work within the transaction of `connection`."""
        self._connection = connection

    async def add(self, day: date, text: str) -> None:
        """Count a question, redacted already, that was asked on `day`."""
        same = (GAPS.c.day == day) & (GAPS.c.text == text)
        counted = await self._connection.execute(update(GAPS).where(same).values(count=GAPS.c.count + 1))
        if not counted.rowcount:
            await _insert(self._connection, GAPS, {"day": day, "text": text, "count": 1})

    async def since(self, day: date) -> Sequence[Gap]:
        """Return the questions asked on `day` or later, earliest first."""
        # A row has a method of the name "count".
        columns = (GAPS.c.day, GAPS.c.text, GAPS.c.count.label("times"))
        rows = await self._connection.execute(select(*columns).where(GAPS.c.day >= day).order_by(GAPS.c.day, GAPS.c.id))
        return [Gap(row.day, row.text, row.times) for row in rows]

    async def purge(self, before: date) -> None:
        """Forget the questions asked before a day."""
        await self._connection.execute(delete(GAPS).where(GAPS.c.day < before))


class SqlReviews:
    """Questions waiting for somebody to look at them. Like gaps they carry no link to a person."""

    def __init__(self, connection: UncutConnection) -> None:
        """Work within the transaction of `connection`."""
        self._connection = connection

    async def add(self, day: date, text: str, reason: LentFor, intent: str | None) -> None:
        """Count a question, redacted already, that was asked on `day`, and what the bot took it for."""
        same = (REVIEWS.c.day == day) & (REVIEWS.c.text == text) & (REVIEWS.c.reason == reason.value)
        counted = await self._connection.execute(update(REVIEWS).where(same).values(count=REVIEWS.c.count + 1, intent=intent))
        if not counted.rowcount:
            row = {"day": day, "text": text, "reason": reason.value, "intent": intent, "chosen": None, "count": 1}
            await _insert(self._connection, REVIEWS, row)

    async def choose(self, day: date, text: str, chosen: str) -> None:
        """Keep what somebody who was asked back on `day` then chose; nothing when the question is not waiting."""
        same = (REVIEWS.c.day == day) & (REVIEWS.c.text == text) & (REVIEWS.c.reason == LentFor.ASKED_BACK.value)
        await self._connection.execute(update(REVIEWS).where(same).values(chosen=chosen))

    async def waiting(self) -> Sequence[Candidate]:
        """Return all questions, earliest first."""
        # A row has a method of the name "count".
        wanted = select(REVIEWS, REVIEWS.c.count.label("times")).order_by(REVIEWS.c.day, REVIEWS.c.id)
        rows = await self._connection.execute(wanted)
        return [Candidate(row.id, row.day, row.text, LentFor(row.reason), row.intent, row.chosen, row.times) for row in rows]

    async def close(self, ids: Collection[int]) -> None:
        """Forget questions that were looked at."""
        await self._connection.execute(delete(REVIEWS).where(REVIEWS.c.id.in_(ids)))

    async def purge(self, before: date) -> None:
        """Forget the questions asked before a day."""
        await self._connection.execute(delete(REVIEWS).where(REVIEWS.c.day < before))


async def _insert(connection: UncutConnection, table: Table, row: Mapping[str, object]) -> int:
    """Add a row and return its id."""
    done = await connection.execute(insert(table), row)
    (key,) = done.inserted_primary_key or (0,)
    return int(key)


def _storable(text: str) -> str:
    """Replace what no database takes: halves of emoji, and NUL."""
    return text.encode("utf-8", "replace").decode().replace("\0", "\N{REPLACEMENT CHARACTER}")


def _said(row: Row[Any]) -> Said:
    reply = reply_from_json(row.reply) if row.reply else None
    return Said(row.id, row.author == "contact", row.text if reply is None else "", reply, row.said_at, row.event_key)

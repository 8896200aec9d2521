"""All the SQL there is: one class for each thing that is kept."""

import uuid
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import delete, func, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from bot.conversations import Address, Conversation, InboundMessage, Reply
from bot.dialogue import Turn
from bot.ports import Delivery, Event, Said, StoredConversation, StoredEvent, TurnRecord
from bot.storage.tables import AddressRow, ContactRow, ConversationRow, InboxRow, MessageRow, OutboxRow, TurnRow
from bot.storage.translation import memory_from_json, memory_to_json, reply_from_json, reply_to_json


class SqlInbox:
    """Events received and not yet worked on."""

    def __init__(self, session: AsyncSession) -> None:
        """Work within `session`."""
        self._session = session

    async def add(self, event: Event, received_at: datetime) -> bool:
        """Store an event; False when a copy of it is already there."""
        row = InboxRow(
            channel=event.channel,
            event_key=event.key,
            lane=event.lane,
            body=dict(event.body),
            received_at=received_at,
            state="waiting",
            attempts=0,
        )
        self._session.add(row)
        try:
            await self._session.flush()
        except IntegrityError:
            await self._session.rollback()
            return False
        return True

    async def waiting(self, channel: str, lane: str) -> StoredEvent | None:
        """Return the oldest waiting event of a lane."""
        wanted = (InboxRow.state == "waiting") & (InboxRow.channel == channel) & (InboxRow.lane == lane)
        row = await self._session.scalar(select(InboxRow).where(wanted).order_by(InboxRow.id).limit(1))
        if row is None:
            return None
        return StoredEvent(row.id, Event(row.channel, row.event_key, row.lane, row.body), row.received_at, row.attempts)

    async def waiting_lanes(self) -> Sequence[tuple[str, str]]:
        """Return (channel, lane) of every lane with waiting events, the longest waiting first."""
        rows = await self._session.execute(
            select(InboxRow.channel, InboxRow.lane)
            .where(InboxRow.state == "waiting")
            .group_by(InboxRow.channel, InboxRow.lane)
            .order_by(func.min(InboxRow.id))
        )
        return [(channel, lane) for channel, lane in rows]

    async def close(self, event_id: int) -> None:
        """Mark an event as worked on, and forget what it held; its key stays, to know a second copy by."""
        await self._session.execute(update(InboxRow).where(InboxRow.id == event_id).values(state="done", body={}))

    async def fail(self, event_id: int, attempts: int, code: str, *, for_good: bool) -> None:
        """Record a failed attempt; an event failed for good waits for an administrator."""
        state = "dead" if for_good else "waiting"
        change = update(InboxRow).where(InboxRow.id == event_id)
        await self._session.execute(change.values(attempts=attempts, error_code=code, state=state))


class SqlConversations:
    """Contacts by address, and the conversation with each."""

    def __init__(self, session: AsyncSession) -> None:
        """Work within `session`."""
        self._session = session

    async def of(self, address: Address, now: datetime) -> StoredConversation:
        """Return the conversation with the contact at `address`, begun now if there was none."""
        return await self.find(address) or await self._begin(address, now)

    async def find(self, address: Address) -> StoredConversation | None:
        """Return the conversation with the contact at `address`, if there is one."""
        columns = (ConversationRow.id, ConversationRow.key, ConversationRow.turns, ConversationRow.memory)
        found = await self._session.execute(
            select(*columns)
            .join(AddressRow, AddressRow.contact_id == ConversationRow.contact_id)
            .where(AddressRow.channel == address.channel, AddressRow.external_id == address.external_id)
        )
        row = found.one_or_none()
        if row is None:
            return None
        return StoredConversation(row.id, Conversation(row.key, row.turns, memory_from_json(row.memory)))

    async def save(self, stored: StoredConversation, now: datetime) -> None:
        """Write the state of a conversation back."""
        state = stored.conversation
        change = update(ConversationRow).where(ConversationRow.id == stored.id)
        await self._session.execute(change.values(turns=state.turns, memory=memory_to_json(state.memory), updated_at=now))

    async def forget(self, address: Address) -> None:
        """Erase the contact at `address` with everything said, decided and queued."""
        at = (AddressRow.channel == address.channel) & (AddressRow.external_id == address.external_id)
        contact_id = await self._session.scalar(select(AddressRow.contact_id).where(at))
        conversations = select(ConversationRow.id).where(ConversationRow.contact_id == contact_id)
        for table in (OutboxRow, TurnRow, MessageRow):
            await self._session.execute(delete(table).where(table.conversation_id.in_(conversations)))
        for owned in (ConversationRow, AddressRow):
            await self._session.execute(delete(owned).where(owned.contact_id == contact_id))
        await self._session.execute(delete(ContactRow).where(ContactRow.id == contact_id))

    async def _begin(self, address: Address, now: datetime) -> StoredConversation:
        contact = ContactRow(created_at=now)
        self._session.add(contact)
        await self._session.flush()
        begun = Conversation(key=uuid.uuid4().hex)
        row = ConversationRow(
            contact_id=contact.id, key=begun.key, turns=0, memory=memory_to_json(begun.memory), created_at=now, updated_at=now
        )
        self._session.add_all([AddressRow(contact_id=contact.id, channel=address.channel, external_id=address.external_id), row])
        await self._session.flush()
        return StoredConversation(row.id, begun)


class SqlTranscript:
    """Everything said, and why."""

    def __init__(self, session: AsyncSession) -> None:
        """Work within `session`."""
        self._session = session

    async def add_inbound(self, conversation_id: int, message: InboundMessage, event_key: str, at: datetime) -> int:
        """Append what a contact said; return the message's id."""
        row = MessageRow(
            conversation_id=conversation_id,
            author="contact",
            kind=message.kind.value,
            text=_storable(message.text or message.payload),
            event_key=event_key,
            said_at=at,
        )
        return await self._added(row)

    async def add_turn(self, conversation_id: int, message_id: int, turn: Turn, record: TurnRecord) -> None:
        """Keep why the bot answered as it did."""
        understanding = turn.decision.understanding
        row = TurnRow(
            conversation_id=conversation_id,
            message_id=message_id,
            reason=turn.decision.reason,
            engine=understanding.engine if understanding else None,
            intent=understanding.intent if understanding else None,
            confidence=understanding.confidence if understanding else None,
            kinds=[reply.kind.value for reply in turn.replies],
            answer_ids=[reply.answer_id for reply in turn.replies if reply.answer_id],
            danger=turn.decision.danger.value,
            content_version=record.content_version,
            milliseconds=record.milliseconds,
            taken_at=record.taken_at,
        )
        self._session.add(row)

    async def add_reply(self, conversation_id: int, reply: Reply, at: datetime) -> int:
        """Append what the bot says; return the message's id."""
        row = MessageRow(
            conversation_id=conversation_id, author="bot", kind=reply.kind.value, text=reply.text, reply=reply_to_json(reply), said_at=at
        )
        return await self._added(row)

    async def since(self, conversation_id: int, after_id: int, limit: int) -> Sequence[Said]:
        """Return at most `limit` messages after `after_id`, oldest first; of more, the newest."""
        wanted = (MessageRow.conversation_id == conversation_id) & (MessageRow.id > after_id)
        rows = await self._session.scalars(select(MessageRow).where(wanted).order_by(MessageRow.id.desc()).limit(limit))
        return [_said(row) for row in reversed(rows.all())]

    async def _added(self, row: MessageRow) -> int:
        self._session.add(row)
        await self._session.flush()
        return row.id


class SqlOutbox:
    """Replies to be delivered, in order for each conversation."""

    def __init__(self, session: AsyncSession) -> None:
        """Work within `session`."""
        self._session = session

    async def add(self, conversation_id: int, message_id: int, address: Address, at: datetime) -> None:
        """Queue a message of the transcript for delivery."""
        row = OutboxRow(
            conversation_id=conversation_id,
            message_id=message_id,
            channel=address.channel,
            external_id=address.external_id,
            state="queued",
            attempts=0,
            due_at=at,
        )
        self._session.add(row)

    async def due(self, channel: str, now: datetime, limit: int) -> Sequence[Delivery]:
        """Return deliveries whose time has come, the oldest of each conversation only."""
        queued = (OutboxRow.state == "queued") & (OutboxRow.channel == channel)
        oldest = select(func.min(OutboxRow.id)).where(queued).group_by(OutboxRow.conversation_id)
        rows = await self._session.execute(
            select(OutboxRow, MessageRow.reply)
            .join(MessageRow, MessageRow.id == OutboxRow.message_id)
            .where(OutboxRow.id.in_(oldest), OutboxRow.due_at <= now)
            .order_by(OutboxRow.id)
            .limit(limit)
        )
        return [
            Delivery(row.id, row.message_id, Address(row.channel, row.external_id), reply_from_json(reply or {}), row.attempts)
            for row, reply in rows
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
        await self._session.execute(update(OutboxRow).where(OutboxRow.id == delivery_id).values(**values))


def _storable(text: str) -> str:
    """Replace what no database takes: halves of emoji, and NUL."""
    return text.encode("utf-8", "replace").decode().replace("\0", "\N{REPLACEMENT CHARACTER}")


def _said(row: MessageRow) -> Said:
    reply = reply_from_json(row.reply) if row.reply else None
    return Said(row.id, row.author == "contact", row.text if reply is None else "", reply, row.said_at, row.event_key)

"""The tables. Children's data: no name, no telephone number, nothing that no use case reads.

Texts have no length limits; instants are UTC. Migrations repeat these definitions on purpose.
"""

from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, DateTime, Dialect, ForeignKey, Index, MetaData, Text, TypeDecorator, UniqueConstraint
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

_NAMES = {
    "pk": "pk_%(table_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
}


# The number of an erased row is not given again: pages and workers remember the last one they saw.
_NEVER_AGAIN = {"sqlite_autoincrement": True}


class Instant(TypeDecorator[datetime]):
    """An aware instant; SQLite forgets the zone, which is always UTC."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """Give back the zone that SQLite drops."""
        return value.replace(tzinfo=UTC) if value is not None and value.tzinfo is None else value


class Table(DeclarativeBase):
    """Base of all tables."""

    metadata = MetaData(naming_convention=_NAMES)
    type_annotation_map = {datetime: Instant, str: Text, dict[str, Any]: JSON, list[Any]: JSON}  # noqa: RUF012


class InboxRow(Table):
    """An event as the platform sent it; the first thing stored, before anything is made of it."""

    __tablename__ = "inbox"
    __table_args__ = (
        # A second copy of an event changes nothing.
        UniqueConstraint("channel", "event_key"),
        CheckConstraint("state in ('waiting', 'done', 'dead')", name="state"),
        Index("ix_inbox_state_channel_lane_id", "state", "channel", "lane", "id"),
        _NEVER_AGAIN,
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    channel: Mapped[str]
    event_key: Mapped[str]
    lane: Mapped[str]
    body: Mapped[dict[str, Any]]
    received_at: Mapped[datetime]
    state: Mapped[str]
    attempts: Mapped[int]
    error_code: Mapped[str | None]


class ContactRow(Table):
    """A person. Nothing is known of them but when they first wrote."""

    __tablename__ = "contacts"

    id: Mapped[int] = mapped_column(primary_key=True)
    created_at: Mapped[datetime]


class AddressRow(Table):
    """A person on one channel."""

    __tablename__ = "addresses"
    __table_args__ = (UniqueConstraint("channel", "external_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    contact_id: Mapped[int] = mapped_column(ForeignKey("contacts.id"), index=True)
    channel: Mapped[str]
    external_id: Mapped[str]


class ConversationRow(Table):
    """The thread with one person, and what the bot remembers."""

    __tablename__ = "conversations"

    id: Mapped[int] = mapped_column(primary_key=True)
    contact_id: Mapped[int] = mapped_column(ForeignKey("contacts.id"), unique=True)
    key: Mapped[str] = mapped_column(unique=True)
    turns: Mapped[int]
    memory: Mapped[dict[str, Any]]
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime]


class MessageRow(Table):
    """One thing said, by the contact or by the bot."""

    __tablename__ = "messages"
    __table_args__ = (
        CheckConstraint("author in ('contact', 'bot')", name="author"),
        Index("ix_messages_conversation_id_id", "conversation_id", "id"),
        _NEVER_AGAIN,
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    conversation_id: Mapped[int] = mapped_column(ForeignKey("conversations.id"))
    author: Mapped[str]
    kind: Mapped[str]
    text: Mapped[str]
    event_key: Mapped[str | None]
    reply: Mapped[dict[str, Any] | None]
    said_at: Mapped[datetime]


class TurnRow(Table):
    """Why the bot answered as it did."""

    __tablename__ = "turns"

    id: Mapped[int] = mapped_column(primary_key=True)
    conversation_id: Mapped[int] = mapped_column(ForeignKey("conversations.id"), index=True)
    message_id: Mapped[int] = mapped_column(ForeignKey("messages.id"), unique=True)
    reason: Mapped[str]
    engine: Mapped[str | None]
    intent: Mapped[str | None]
    confidence: Mapped[float | None]
    kinds: Mapped[list[Any]]
    answer_ids: Mapped[list[Any]]
    danger: Mapped[str]
    content_version: Mapped[str]
    milliseconds: Mapped[float]
    taken_at: Mapped[datetime]


class OutboxRow(Table):
    """A reply to be delivered."""

    __tablename__ = "outbox"
    __table_args__ = (
        CheckConstraint("state in ('queued', 'sent', 'failed')", name="state"),
        Index("ix_outbox_state_channel_due_at", "state", "channel", "due_at"),
        _NEVER_AGAIN,
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    conversation_id: Mapped[int] = mapped_column(ForeignKey("conversations.id"), index=True)
    message_id: Mapped[int] = mapped_column(ForeignKey("messages.id"), unique=True)
    channel: Mapped[str]
    external_id: Mapped[str]
    state: Mapped[str]
    attempts: Mapped[int]
    due_at: Mapped[datetime]
    sent_at: Mapped[datetime | None]
    platform_id: Mapped[str | None]
    error_code: Mapped[str | None]


class GapRow(Table):
    """A question that nothing answered, redacted, counted by the day.

    No link to a person, a conversation or an hour: "/xoadulieu" does not reach it because nothing in it is anybody's.
    """

    __tablename__ = "gaps"
    __table_args__ = (
        # The same question again raises the count.
        UniqueConstraint("day", "text"),
        CheckConstraint("count > 0", name="count"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    day: Mapped[date]
    text: Mapped[str]
    count: Mapped[int]


class ReviewRow(Table):
    """A question that the bot seems not to have understood, redacted, counted by the day, until somebody has looked at it.

    Kept only of people who agreed; no link to a person, a conversation or an hour, like a gap.
    """

    __tablename__ = "review_candidates"
    __table_args__ = (
        # The same question again raises the count.
        UniqueConstraint("day", "text", "reason"),
        CheckConstraint("count > 0", name="count"),
        CheckConstraint("reason in ('asked_back', 'not_meant', 'handed_off')", name="reason"),
        _NEVER_AGAIN,
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    day: Mapped[date]
    text: Mapped[str]
    reason: Mapped[str]
    intent: Mapped[str | None]
    chosen: Mapped[str | None]
    count: Mapped[int]


_ROWS = (InboxRow, ContactRow, AddressRow, ConversationRow, MessageRow, TurnRow, OutboxRow, GapRow, ReviewRow)
_TABLES = (row.metadata.tables[row.__tablename__] for row in _ROWS)
INBOX, CONTACTS, ADDRESSES, CONVERSATIONS, MESSAGES, TURNS, OUTBOX, GAPS, REVIEWS = _TABLES

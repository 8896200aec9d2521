"""What services need from the outside, as protocols; adapters implement them, `bootstrap` joins them."""

from collections.abc import Collection, Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from bot.conversations import Address, Conversation, InboundMessage, Reply, ReplyKind
from bot.dialogue import Decision, Turn
from bot.dialogue.lending import LentFor
from bot.knowledge import Book, Found

type Json = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Event:
    """Something a channel received, kept raw before anything is made of it.

    Attributes:
        channel: the channel's name.
        key: what makes the event unique on its channel; a second copy has the same.
        lane: the contact's id on the channel; events of one lane are worked on in order.
        body: the event as the platform sent it.
    """

    channel: str
    key: str
    lane: str
    body: Json


@dataclass(frozen=True, slots=True)
class StoredEvent:
    """An event in the inbox, with how often it was tried before."""

    id: int
    event: Event
    received_at: datetime
    attempts: int


@dataclass(frozen=True, slots=True)
class StoredConversation:
    """A conversation with the row it lives in."""

    id: int
    conversation: Conversation


@dataclass(frozen=True, slots=True)
class Delivery:
    """A reply waiting in the outbox for its channel."""

    id: int
    message_id: int
    address: Address
    reply: Reply
    attempts: int


@dataclass(frozen=True, slots=True)
class Said:
    """One message of the transcript, as a channel that shows transcripts needs it.

    Attributes:
        id: grows with time within a conversation.
        by_contact: whether the contact said it; else the bot did.
        text: what a contact typed or tapped; empty for the bot.
        reply: what the bot said; None for the contact.
        event_key: for a contact's message, the key of its event.
    """

    id: int
    by_contact: bool
    text: str
    reply: Reply | None
    said_at: datetime
    event_key: str | None


@dataclass(frozen=True, slots=True)
class Gap:
    """A question that nothing in the book answered, without anything that tells who asked.

    Attributes:
        day: the day it was asked.
        text: what is left of it once redacted.
        count: how often it was asked on that day.
    """

    day: date
    text: str
    count: int


@dataclass(frozen=True, slots=True)
class Asked:
    """A free text that a contact said, as it was understood.

    Attributes:
        text: the whole of it, as typed.
        intent: what the engine took it for.
        kind: of what kind the first reply to it was.
    """

    text: str
    intent: str
    kind: ReplyKind


@dataclass(frozen=True, slots=True)
class Candidate:
    """A question that the bot seems not to have understood, without anything that tells who asked; somebody may teach it.

    Attributes:
        day: the day it was asked.
        text: what is left of it once redacted.
        reason: why it is worth a look.
        intent: what the bot took it for, if that is known.
        chosen: what somebody who asked it chose of what the bot offered.
        count: how often it was asked on that day.
    """

    id: int
    day: date
    text: str
    reason: LentFor
    intent: str | None
    chosen: str | None
    count: int


class Clock(Protocol):
    """Tells the time; the only source of "now"."""

    def now(self) -> datetime:
        """Return the current instant, aware, in UTC."""

    def today(self) -> date:
        """Return the day it is where the people live."""


class PassageSearch(Protocol):
    """Finds passages of one book."""

    def find(self, text: str) -> Sequence[Found]:
        """Return the passages nearest to `text`, best first; none when no word of it is known."""


@dataclass(frozen=True, slots=True)
class Edition:
    """One version of the content, with what finds things in it."""

    book: Book
    search: PassageSearch


class BookShelf(Protocol):
    """Holds the content that is in use."""

    @property
    def edition(self) -> Edition:
        """The current edition; may be another one at the next turn."""

    @property
    def book(self) -> Book:
        """The book of the current edition."""


@dataclass(frozen=True, slots=True)
class ContentState:
    """How the content in use got there, for those who watch the program.

    Attributes:
        since: when it was put in its place.
        refused_problems: how many problems keep a newer version of the files from taking it; 0 when there is none.
    """

    since: datetime
    refused_problems: int = 0


@dataclass(frozen=True, slots=True)
class PictureFrame:
    """What to know of a picture before it is there.

    Attributes:
        alt: what it shows, in one line, for those who do not see it.
        width: in the units of a screen.
        height: in the same.
    """

    alt: str
    width: int
    height: int


class PictureBook(Protocol):
    """Draws the pictures that replies name; None for a name that the book in use has no picture for.

    All but `frame` take a processor some tenths of a second, and may be called from threads.
    """

    def frame(self, name: str) -> PictureFrame | None:
        """Return what to know of a picture before it is there."""

    def svg(self, name: str) -> str | None:
        """Return a picture as the text of an SVG file."""

    def png(self, name: str) -> bytes | None:
        """Return a picture as the bytes of a PNG file."""


class Interpreter(Protocol):
    """Decides what a free text means and what to say to it."""

    async def decide(self, book: Book, conversation: Conversation, text: str) -> Decision:
        """Return the decision for `text`, cleaned and at most 300 characters.

        Raises:
            InterpreterUnavailableError: the engine is absent, slow or broken.
        """


class InterpreterUnavailableError(Exception):
    """The engine is absent, slow or broken; another one should answer."""


class Channel(Protocol):
    """A way to reach people: two translations and a client, nothing else."""

    @property
    def name(self) -> str:
        """The word by which addresses name it."""

    def parse(self, event: Event) -> InboundMessage | None:
        """Translate an event; None for what is not for the bot to answer (an edit, a group's chatter)."""

    async def deliver(self, delivery: Delivery) -> str | None:
        """Send a reply and return the platform's id for it, if it gives one.

        Raises:
            ChannelError: it was not sent; the type tells whether to try again.
        """


class ChannelError(Exception):
    """A channel could not do what was asked.

    Attributes:
        code: the platform's code, for the log and the operator.
        retry_after_seconds: how long to wait before trying again; None when trying again is useless.
    """

    def __init__(self, code: str, retry_after_seconds: float | None = None) -> None:
        """Name the platform's `code`, and when to try again if ever."""
        super().__init__(code)
        self.code = code
        self.retry_after_seconds = retry_after_seconds


class ChannelUnreachableError(ChannelError):
    """The platform did not answer; try again soon."""


class ChannelThrottledError(ChannelError):
    """The platform asks to wait."""


class ContactBlockedBotError(ChannelError):
    """The contact does not want messages any more."""


class MessageRejectedError(ChannelError):
    """The platform refuses this message for good."""


class Inbox(Protocol):
    """Events received and not yet worked on."""

    async def add(self, event: Event, received_at: datetime) -> bool:
        """Store an event; False when a copy of it is already there. Must come first in its unit of work."""

    async def waiting(self, channel: str, lane: str) -> StoredEvent | None:
        """Return the oldest waiting event of a lane."""

    async def waiting_lanes(self) -> Sequence[tuple[str, str]]:
        """Return (channel, lane) of every lane with waiting events."""

    async def close(self, event_id: int) -> None:
        """Mark an event as worked on, and forget what it held."""

    async def fail(self, event_id: int, attempts: int, code: str, *, for_good: bool) -> None:
        """Record a failed attempt; an event failed for good waits for an administrator."""


class Conversations(Protocol):
    """Contacts by address, and the conversation with each."""

    async def of(self, address: Address, now: datetime) -> StoredConversation:
        """Return the conversation with the contact at `address`, begun now if there was none."""

    async def find(self, address: Address) -> StoredConversation | None:
        """Return the conversation with the contact at `address`, if there is one."""

    async def save(self, stored: StoredConversation, now: datetime) -> None:
        """Write the state of a conversation back."""

    async def forget(self, address: Address) -> None:
        """Erase the contact at `address` with everything said, decided and queued."""

    async def idle_since(self, instant: datetime) -> Sequence[StoredConversation]:
        """Return the conversations in which nothing happened since `instant`, and which still remember something of a person."""

    async def save_idle(self, stored: StoredConversation) -> None:
        """Write the memory of an idle conversation back, unless a turn was taken meanwhile."""


class Transcript(Protocol):
    """Everything said, and why."""

    async def add_inbound(self, conversation_id: int, message: InboundMessage, event_key: str, at: datetime) -> int:
        """Append what a contact said; return the message's id."""

    async def add_turn(self, conversation_id: int, message_id: int, turn: Turn, record: "TurnRecord") -> None:
        """Keep why the bot answered as it did."""

    async def add_reply(self, conversation_id: int, reply: Reply, at: datetime) -> int:
        """Append what the bot says; return the message's id."""

    async def since(self, conversation_id: int, after_id: int, limit: int) -> Sequence[Said]:
        """Return at most `limit` messages after `after_id`, oldest first; of more, the newest."""

    async def asked_before(self, conversation_id: int, message_id: int) -> Asked | None:
        """Return the last thing typed before a message that is no button's words; None when no engine understood it."""


class Outbox(Protocol):
    """Replies to be delivered, in order for each conversation."""

    async def add(self, conversation_id: int, message_id: int, address: Address, at: datetime) -> None:
        """Queue a message of the transcript for delivery."""

    async def due(self, channel: str, now: datetime, limit: int) -> Sequence[Delivery]:
        """Return deliveries whose time has come, the oldest of each conversation only."""

    async def sent(self, delivery_id: int, external_id: str | None, at: datetime) -> None:
        """Mark a delivery as accepted by the platform."""

    async def retry(self, delivery_id: int, attempts: int, code: str, at: datetime) -> None:
        """Record a failed attempt; try again at `at`."""

    async def fail(self, delivery_id: int, attempts: int, code: str) -> None:
        """Give a delivery up."""


@dataclass(frozen=True, slots=True)
class TurnRecord:
    """What is kept with a turn beside its decision: when, from which content, how long it took."""

    content_version: str
    taken_at: datetime
    milliseconds: float


class Gaps(Protocol):
    """Unanswered questions. They carry no link to a person, so that erasing a contact does not reach them."""

    async def add(self, day: date, text: str) -> None:
        """Count a question, redacted already, that was asked on `day`."""

    async def since(self, day: date) -> Sequence[Gap]:
        """Return the questions asked on `day` or later, earliest first."""

    async def purge(self, before: date) -> None:
        """Forget the questions asked before a day."""


class Reviews(Protocol):
    """Questions waiting for somebody to look at them. Like gaps they carry no link to a person."""

    async def add(self, day: date, text: str, reason: LentFor, intent: str | None) -> None:
        """Count a question, redacted already, that was asked on `day`, and what the bot took it for."""

    async def choose(self, day: date, text: str, chosen: str) -> None:
        """Keep what somebody who was asked back on `day` then chose; nothing when the question is not waiting."""

    async def waiting(self) -> Sequence[Candidate]:
        """Return all questions, earliest first."""

    async def close(self, ids: Collection[int]) -> None:
        """Forget questions that were looked at."""

    async def purge(self, before: date) -> None:
        """Forget the questions asked before a day."""


class UnitOfWork(Protocol):
    """One transaction over everything that is kept; rolls back unless committed."""

    @property
    def inbox(self) -> Inbox:
        """Events received."""

    @property
    def conversations(self) -> Conversations:
        """Contacts and conversations."""

    @property
    def transcript(self) -> Transcript:
        """Everything said."""

    @property
    def outbox(self) -> Outbox:
        """Replies to deliver."""

    @property
    def gaps(self) -> Gaps:
        """Questions without an answer."""

    @property
    def reviews(self) -> Reviews:
        """Questions to be looked at."""

    async def commit(self) -> None:
        """Make everything done so far last."""


class Storage(Protocol):
    """Opens units of work."""

    def unit_of_work(self) -> AbstractAsyncContextManager[UnitOfWork]:
        """Open a transaction for the length of a `with` block."""

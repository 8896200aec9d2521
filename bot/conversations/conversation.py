"""The thread with one contact, and the little the bot remembers between turns."""

from dataclasses import dataclass, field
from enum import StrEnum

from bot.conversations.reply import Choice


class Role(StrEnum):
    """Who is writing, as far as the words told; decides only how the bot addresses them."""

    UNKNOWN = "unknown"
    PUPIL = "pupil"
    PARENT = "parent"


@dataclass(frozen=True, slots=True)
class Memory:
    """What the bot keeps between two turns of one conversation. No text, no name.

    Attributes:
        role: pupil or parent, from how they speak of themselves.
        grade: the class they spoke of (9, 12, ...), if they did.
        place: id of the province they spoke of, if they did.
        last_answer: id of the answer last given.
        offered: the choices under the last reply, so that "1" or a typed label works as a tap.
        misses: replies in a row that did not help; two offer a person.
    """

    role: Role = Role.UNKNOWN
    grade: int | None = None
    place: str | None = None
    last_answer: str | None = None
    offered: tuple[Choice, ...] = ()
    misses: int = 0


@dataclass(frozen=True, slots=True)
class Conversation:
    """The thread with one contact.

    Attributes:
        key: an opaque name for Rasa's tracker; says nothing about the contact.
        turns: how many turns were taken; Rasa's session is renewed by it.
        memory: what the bot remembers.
    """

    key: str
    turns: int = 0
    memory: Memory = field(default_factory=Memory)

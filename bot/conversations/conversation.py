"""The thread with one contact, and the little the bot remembers between turns."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from bot.conversations.reply import Choice


class Role(StrEnum):
    """Who is writing, as far as the words told; decides only how the bot addresses them."""

    UNKNOWN = "unknown"
    PUPIL = "pupil"
    PARENT = "parent"


@dataclass(frozen=True, slots=True)
class GuideAnswers:
    """What a family told the eligibility guide; forgotten when they leave it, unless they chose to keep it.

    Attributes:
        household: question to option, in the order they were answered.
        since: the day they were given.
        is_kept: whether the person chose to keep them.
    """

    household: Mapping[str, str]
    since: date
    is_kept: bool = False


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
        place_since: the day they spoke of the province; without consent it is forgotten the day after.
        place_is_kept: whether they agreed to have it remembered.
        place_was_asked: whether the bot asked for it; it asks once.
        institution: id of the institution they last named.
        explained: ids of the former names explained to them already.
        guide: what they told the eligibility guide; None outside it.
        misses_before: the misses before the last answer, which may turn out not to have helped either.
        lends: whether they let those who teach the bot look at questions it did not understand; None when never asked.
    """

    role: Role = Role.UNKNOWN
    grade: int | None = None
    place: str | None = None
    last_answer: str | None = None
    offered: tuple[Choice, ...] = ()
    misses: int = 0
    place_since: date | None = None
    place_is_kept: bool = False
    place_was_asked: bool = False
    institution: str | None = None
    explained: tuple[str, ...] = ()
    guide: GuideAnswers | None = None
    misses_before: int = 0
    lends: bool | None = None

    def offers(self, payload: str) -> bool:
        """Tell whether a button with this payload stands under the last replies."""
        return any(choice.payload == payload for choice in self.offered)


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

"""What the bot says back, before it becomes a message of one channel."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

MAX_LABEL = 34
"""Characters of a button's label."""

MAX_PAYLOAD = 64
"""Bytes of a button's payload: https://core.telegram.org/bots/api#inlinekeyboardbutton"""


class ReplyKind(StrEnum):
    """Why the bot says it; the words are those of the machine interface (`laban ask --json`)."""

    ANSWER = "answer"
    UNCERTAIN = "uncertain"
    ASK_BACK = "ask_back"
    UNKNOWN = "unknown"
    OUT_OF_SCOPE = "out_of_scope"
    SMALLTALK = "smalltalk"
    HANDOFF = "handoff"
    QUIZ = "quiz"
    GUIDE = "guide"
    DANGER = "danger"


@dataclass(frozen=True, slots=True)
class Choice:
    """A button under a reply.

    Attributes:
        label: what the person reads, at most `MAX_LABEL` characters.
        payload: what comes back when it is tapped, "answer:ID" or "handoff"; at most `MAX_PAYLOAD` bytes.
    """

    label: str
    payload: str


@dataclass(frozen=True, slots=True)
class Reply:
    """One message of the bot.

    Attributes:
        kind: why it is said.
        text: plain text with line breaks, no markup.
        sources: printed citations, one line each, most authoritative first.
        choices: buttons, in order of likelihood.
        answer_id: the knowledge-base entry it words, if any.
        also: further entries it words, when several questions are answered at once.
        checked_on: the day that entry was last compared with its sources.
        picture: name of a picture that shows the same, "after_grade_9/1+4", if there is one.
    """

    kind: ReplyKind
    text: str
    sources: tuple[str, ...] = ()
    choices: tuple[Choice, ...] = ()
    answer_id: str | None = None
    checked_on: date | None = None
    picture: str | None = None
    also: tuple[str, ...] = ()

    @property
    def answer_ids(self) -> tuple[str, ...]:
        """All entries it words, in order."""
        return (self.answer_id, *self.also) if self.answer_id else ()

"""A conversation held turn by turn: taps and texts are settled, other texts say what the test decided."""

from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from bot.conversations import Choice, Conversation, InboundMessage, Memory, Reply
from bot.dialogue import Decision, Saying, SayReply, settle, take_turn
from bot.knowledge import Book
from tests.factories import TODAY, make_book, make_conversation, make_tap, make_text


@dataclass
class Talk:
    """One conversation.

    Attributes:
        book: what the bot knows.
        today: the day it is.
        conversation: as it stands.
        replies: what the bot said last.
    """

    book: Book = field(default_factory=make_book)
    today: date = TODAY
    conversation: Conversation = field(default_factory=make_conversation)
    replies: tuple[Reply, ...] = ()

    @property
    def memory(self) -> Memory:
        """What the bot remembers."""
        return self.conversation.memory

    @property
    def text(self) -> str:
        """All that the bot said last."""
        return "\n\n".join(reply.text for reply in self.replies)

    @property
    def choices(self) -> tuple[Choice, ...]:
        """The buttons under the last reply."""
        return self.replies[-1].choices

    @property
    def payloads(self) -> list[str]:
        """What the buttons under the last reply send."""
        return [choice.payload for choice in self.choices]

    @property
    def household(self) -> dict[str, str] | None:
        """What the guide was told, if it remembers."""
        return dict(self.memory.guide.household) if self.memory.guide else None

    def tap(self, *payloads: str) -> "Talk":
        """Tap buttons, one after the other."""
        for payload in payloads:
            message = make_tap(payload)
            decision = settle(self.book, self.conversation, message)
            assert decision, payload
            self._take(message, decision)
        return self

    def ask(self, text: str, *sayings: Saying) -> "Talk":
        """Type a text; one that needs an engine says `sayings`, a phrase unless told otherwise."""
        message = make_text(text)
        decision = settle(self.book, self.conversation, message) or Decision(sayings or (SayReply("help"),), "small")
        self._take(message, decision)
        return self

    def days_later(self, days: int = 1) -> "Talk":
        """Let days go by."""
        self.today += timedelta(days)
        return self

    def _take(self, message: InboundMessage, decision: Decision) -> None:
        turn = take_turn(self.book, self.conversation, message, decision, self.today)
        self.replies = turn.replies
        self.conversation = replace(self.conversation, turns=self.conversation.turns + 1, memory=turn.memory)

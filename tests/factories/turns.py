"""What people say, what was made of it, and the conversation it is said in."""

from bot.conversations import Address, Conversation, InboundMessage, Memory, MessageKind
from bot.dialogue import Understanding

ADDRESS = Address("console", "1")


def make_text(text: str) -> InboundMessage:
    """Return a typed message."""
    return InboundMessage(ADDRESS, MessageKind.TEXT, text)


def make_tap(payload: str, label: str = "") -> InboundMessage:
    """Return a tapped choice, with its label if the channel tells it."""
    return InboundMessage(ADDRESS, MessageKind.TAP, label, payload)


def make_conversation(memory: Memory | None = None, turns: int = 0) -> Conversation:
    """Return a conversation that remembers `memory`, or nothing yet."""
    return Conversation("key", turns, memory or Memory())


def make_understanding(*ranking: tuple[str, float]) -> Understanding:
    """Return what the small engine made of a text: intents with their confidence, likeliest first."""
    return Understanding("small", ranking)

"""Replies on their way to one chat."""

from datetime import date

from bot.conversations import Address, Choice, Reply, ReplyKind
from bot.ports import Delivery

CHAT = 5


def make_delivery(text: str = "Hello", *choices: Choice, sources: tuple[str, ...] = (), checked_on: date | None = None) -> Delivery:
    """Return a reply on its way to the one who writes in these tests."""
    reply = Reply(ReplyKind.ANSWER, text, choices=choices, sources=sources, checked_on=checked_on)
    return Delivery(id=1, message_id=1, address=Address("telegram", str(CHAT)), reply=reply, attempts=0)

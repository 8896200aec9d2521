"""From the page's JSON to an event, and from the event to a message."""

import re

from bot.conversations import MAX_PAYLOAD, Address, InboundMessage, MessageKind
from bot.ports import Event

CHANNEL = "web"
_KEY = re.compile(r"[!-~]{1,64}")


class BadMessageError(ValueError):
    """The page sent something that our page never sends."""


def event_of(external_id: str, body: object) -> Event:
    """Return the event in the JSON that a page posted.

    Raises:
        BadMessageError: it is no object with a short `id` and a `text` or a `payload`.
    """
    match body:
        case {"id": str(key), "payload": str(payload), "text": str(text)}:
            kept = {"text": text, "payload": payload}
        case {"id": str(key), "text": str(text)}:
            kept = {"text": text}
        case _:
            raise BadMessageError
    if not (_KEY.fullmatch(key) and len(kept.get("payload", "")) <= MAX_PAYLOAD):
        raise BadMessageError
    return Event(CHANNEL, f"{external_id}:{key}", external_id, kept)


def message_of(event: Event) -> InboundMessage:
    """Translate an event that `event_of` made."""
    payload = str(event.body.get("payload", ""))
    kind = MessageKind.TAP if payload else MessageKind.TEXT
    return InboundMessage(Address(CHANNEL, event.lane), kind, str(event.body["text"]), payload)


def page_key(event_key: str) -> str:
    """Return the id that the page gave a message, by which it recognises its own."""
    return event_key.partition(":")[2]

"""What a contact sent, after its channel has translated it."""

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Address:
    """A contact on one channel: the channel's name and the channel's own id for the person."""

    channel: str
    external_id: str


class MessageKind(StrEnum):
    """What sort of thing was sent; anything but text and taps is told kindly that it cannot be read."""

    TEXT = "text"
    TAP = "tap"
    STICKER = "sticker"
    PHOTO = "photo"
    VOICE = "voice"
    FILE = "file"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class InboundMessage:
    """One thing a contact said.

    Attributes:
        address: who said it, and where.
        kind: text, a tapped choice, or something the bot cannot read.
        text: the words as typed, whole; for a tap, the label that was tapped when the channel tells it.
        payload: for a tap, the payload of the choice; else empty.
    """

    address: Address
    kind: MessageKind
    text: str = ""
    payload: str = ""

"""Translating in: a raw update as the event to store, and as the message a contact sent."""

import hashlib
import json
from collections.abc import Mapping

from bot.conversations import Address, InboundMessage, MessageKind
from bot.ports import Event, Json

CHANNEL = "telegram"
NO_LANE = "-"

# https://core.telegram.org/bots/api#message; a GIF comes as both "animation" and "document".
_KINDS = {
    "sticker": MessageKind.STICKER,
    "photo": MessageKind.PHOTO,
    "voice": MessageKind.VOICE,
    "animation": MessageKind.FILE,
    "audio": MessageKind.FILE,
    "document": MessageKind.FILE,
    "video": MessageKind.FILE,
    "video_note": MessageKind.FILE,
}

# Telegram's own notes in a private chat: something happened, but nobody said anything.
_NOTES = frozenset(
    {
        "chat_background_set",
        "message_auto_delete_timer_changed",
        "pinned_message",
        "proximity_alert_triggered",
        "write_access_allowed",
    }
)


def parse_update(body: Json) -> InboundMessage | None:
    """Return what the contact sent; None for groups, edits, notes of the platform and what makes no sense."""
    query = _object(body, "callback_query")
    if query is not None:
        return _parse_tap(query)
    message = _object(body, "message")
    return None if message is None else _parse_message(message)


def event_of(body: Json) -> Event:
    """Return the update as an event, its own number as the key and its chat as the lane."""
    chat_id = next((found for chat in _chats(body) if (found := _identifier(chat, "id"))), NO_LANE)
    return Event(channel=CHANNEL, key=_identifier(body, "update_id") or _digest(body), lane=chat_id, body=body)


def tapped_query_id(body: Json) -> str | None:
    """Return the id of the tap that Telegram wants acknowledged, if the update is one."""
    query = _object(body, "callback_query")
    return None if query is None else _identifier(query, "id")


def _parse_tap(query: Json) -> InboundMessage | None:
    message = _object(query, "message") or {}
    address = _private_address(message)
    payload = _text(query, "data")
    if address is None or not payload:
        return None
    return InboundMessage(address, MessageKind.TAP, _label(message, payload), payload)


def _parse_message(message: Json) -> InboundMessage | None:
    address = _private_address(message)
    if address is None or not _NOTES.isdisjoint(message):
        return None
    text = _text(message, "text")
    if text:
        return InboundMessage(address, MessageKind.TEXT, text)
    kind = next((kind for name, kind in _KINDS.items() if name in message), MessageKind.UNKNOWN)
    return InboundMessage(address, kind, _text(message, "caption"))


def _private_address(message: Json) -> Address | None:
    chat = _object(message, "chat")
    if chat is None or chat.get("type") != "private":
        return None
    chat_id = _identifier(chat, "id")
    return Address(CHANNEL, chat_id) if chat_id else None


def _label(message: Json, payload: str) -> str:
    """Return the words on the tapped button; empty when the message is too old to be told."""
    markup = _object(message, "reply_markup") or {}
    rows = markup.get("inline_keyboard")
    buttons = [button for row in _list(rows) for button in _list(row) if isinstance(button, Mapping)]
    return next((_text(button, "text") for button in buttons if button.get("callback_data") == payload), "")


def _chats(body: Json) -> list[Json]:
    query = _object(body, "callback_query") or {}
    holders = [_object(query, "message"), *(_object(body, name) for name in ("message", "edited_message", "my_chat_member"))]
    return [chat for holder in holders if holder is not None and (chat := _object(holder, "chat")) is not None]


def _digest(body: Json) -> str:
    canonical = json.dumps(body, sort_keys=True, default=str)
    return hashlib.sha256(canonical.encode()).hexdigest()[:32]


def _object(body: Json, name: str) -> Json | None:
    value = body.get(name)
    return value if isinstance(value, Mapping) else None


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def _text(body: Json, name: str) -> str:
    value = body.get(name)
    return value if isinstance(value, str) else ""


def _identifier(body: Json, name: str) -> str | None:
    value = body.get(name)
    if isinstance(value, bool) or not isinstance(value, int | str):
        return None
    return str(value).strip() or None

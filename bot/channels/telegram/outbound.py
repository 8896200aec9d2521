"""Translating out: a reply as the messages Telegram shows, escaped, cut to size, with its sources folded under it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from bot.channels.telegram.splitting import escape_html, split, utf16_length
from bot.conversations import MAX_PAYLOAD, Choice, Reply

# https://core.telegram.org/bots/api#sendmessage. Telegram counts after reading the HTML; we count before, to be safe.
TEXT_LIMIT = 4096
# https://core.telegram.org/bots/api#sendphoto. Nobody sees the name; it tells the kind.
PICTURE_FILE = "picture.png"

_QUOTE_START, _QUOTE_END = "<blockquote expandable>", "</blockquote>"
_BULLET = "\N{BULLET} "

type Button = tuple[str, str]


class CallbackDataLengthError(ValueError):
    """A choice's payload is empty or does not fit the bytes that Telegram gives a button."""


@dataclass(frozen=True, slots=True)
class Outgoing:
    """One message as Telegram gets it.

    Attributes:
        text: HTML.
        buttons: rows of (label, callback_data).
    """

    text: str
    buttons: tuple[tuple[Button, ...], ...] = ()


def render(reply: Reply, sources_heading: str | None) -> list[Outgoing]:
    """Return the messages that say `reply`, the buttons under the last; none when there is nothing to say.

    Args:
        reply: what to say.
        sources_heading: the line above its sources, if they have one.

    Raises:
        CallbackDataLengthError: a choice has a payload that no button can carry.
    """
    keyboard = tuple((_button(choice),) for choice in reply.choices)
    parts = [escape_html(part) for part in split(reply.text, TEXT_LIMIT)]
    quotes = list(_quotes(reply.sources, sources_heading))
    if parts and quotes and utf16_length(together := f"{parts[-1]}\n\n{quotes[0]}") <= TEXT_LIMIT:
        parts, quotes = [*parts[:-1], together], quotes[1:]
    messages = [Outgoing(text) for text in parts + quotes]
    if messages:
        messages[-1] = replace(messages[-1], buttons=keyboard)
    return messages


def _quotes(sources: tuple[str, ...], heading: str | None) -> Iterator[str]:
    """Yield the sources as quotes that open on a tap; more than one only when they fill a message."""
    if not sources:
        return
    lines = [heading] if heading else []
    lines += [_BULLET + source for source in sources]
    for part in split("\n".join(lines), TEXT_LIMIT - len(_QUOTE_START + _QUOTE_END)):
        yield _QUOTE_START + escape_html(part) + _QUOTE_END


def _button(choice: Choice) -> Button:
    size = len(choice.payload.encode())
    if not 1 <= size <= MAX_PAYLOAD:
        message = f"the payload {choice.payload!r} has {size} bytes; a button takes 1 to {MAX_PAYLOAD}"
        raise CallbackDataLengthError(message)
    return choice.label, choice.payload

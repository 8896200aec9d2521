"""Texts as Telegram counts them, cut into parts that fit one message."""

from collections.abc import Iterator
from html import escape

from bot.channels import splitting

_LAST_OF_ONE_UNIT = "\uffff"


def utf16_length(text: str) -> int:
    """Return the length of `text` as Telegram counts it; most emoji count twice."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def escape_html(text: str) -> str:
    """Return `text` so that Telegram's HTML shows it as it is."""
    return escape(text, quote=False)


def split(text: str, limit: int) -> Iterator[str]:
    """Yield `text` in parts of at most `limit` units once escaped, cut between paragraphs, lines or words."""
    return splitting.split(text, limit, _length)


def _length(character: str) -> int:
    """Return the length of a character once escaped; only marks of HTML grow."""
    return len(escape_html(character)) + (character > _LAST_OF_ONE_UNIT)

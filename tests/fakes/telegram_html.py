"""Telegram's HTML, read as strictly as its server reads it: which text it shows, or why it refuses."""

import re
from html import unescape

# https://core.telegram.org/bots/api#html-style; the tags of custom emoji and times are left out.
_TAGS = frozenset({"a", "b", "blockquote", "code", "del", "em", "i", "ins", "pre", "s", "strike", "strong", "tg-spoiler", "u"})
_TOKEN = re.compile(
    r"<(?P<close>/?)(?P<name>[a-z-]+)(?P<attributes>[^<>]*)>"
    r"|(?P<entity>&[^\s;&<>]*;?)"
    r"|(?P<text>[^<&]+)"
    r"|."  # a mark that begins nothing
)
_ENTITY = re.compile(r"&(?:lt|gt|amp|quot|#\d+|#x[0-9a-fA-F]+);")
_ATTRIBUTES = {"a": re.compile(r' href="[^"]*"'), "blockquote": re.compile(r"(?: expandable)?")}
_NO_ATTRIBUTES = re.compile("")


class HtmlRefusedError(ValueError):
    """The server would answer "can't parse entities"; so would a careful reader to a bare ampersand."""


def shown_text(html: str) -> str:
    """Return the text that people see.

    Raises:
        HtmlRefusedError: the markup is not Telegram's.
    """
    open_tags: list[str] = []
    shown = [_read(found, open_tags) for found in _TOKEN.finditer(html)]
    if open_tags:
        message = f"Can't find end tag corresponding to start tag {open_tags[-1]}"
        raise HtmlRefusedError(message)
    return "".join(shown)


def _read(found: re.Match[str], open_tags: list[str]) -> str:
    if found["text"] is not None:
        return found["text"]
    if found["entity"] is not None:
        return _entity(found)
    if found["name"] is None:
        message = f"Unsupported start tag at {found.start()}"
        raise HtmlRefusedError(message)
    _tag(found, open_tags)
    return ""


def _entity(found: re.Match[str]) -> str:
    if not _ENTITY.fullmatch(found["entity"]):
        message = f"Bare ampersand at {found.start()}"
        raise HtmlRefusedError(message)
    return unescape(found["entity"])


def _tag(found: re.Match[str], open_tags: list[str]) -> None:
    name = found["name"]
    if found["close"]:
        if not open_tags or open_tags.pop() != name:
            message = f"Unmatched end tag {name} at {found.start()}"
            raise HtmlRefusedError(message)
        return
    if name not in _TAGS or not _ATTRIBUTES.get(name, _NO_ATTRIBUTES).fullmatch(found["attributes"]):
        message = f"Unsupported start tag {name} at {found.start()}"
        raise HtmlRefusedError(message)
    open_tags.append(name)

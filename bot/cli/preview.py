"""`laban preview`: an entry as each channel shows it, drafts too."""

import argparse
import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from html import unescape

from bot.bootstrap.engines import SystemClock
from bot.channels.zalo import outbound as zalo
from bot.cli.main import refuse_content
from bot.cli.showing import heading_of, show_reply
from bot.cli.terminal import put, tell, text
from bot.content_files import ContentError, render_problems
from bot.content_files.previewing import Preview, UnknownEntryError, load_preview
from bot.conversations import Memory, Reply, Role
from bot.dialogue import Follow
from bot.dialogue.speak import speak
from bot.knowledge import Book, ValueNotYetInForceError
from bot.settings import Settings
from bot.wording import Asker, Voice, print_date
from bot.wording.payloads import REPLY

_FOLDED = re.compile(r"<blockquote expandable>(.*?)</blockquote>", re.DOTALL)

type Show = Callable[[Book, Reply], Iterator[str]]


def run(settings: Settings, arguments: argparse.Namespace) -> int:
    """Print the entry; the exit code is 1 when it cannot be shown."""
    try:
        preview = load_preview(settings.root, arguments.name)
    except ContentError as fault:
        return refuse_content(render_problems(fault.problems))
    except UnknownEntryError as fault:
        tell("preview_unknown", name=fault.name)
        if fault.suggestion:
            tell("suggestion", suggestion=fault.suggestion)
        return 1
    places = preview.book.places
    if arguments.place and arguments.place not in places:
        tell("preview_place_unknown", place=arguments.place, places=", ".join(places))
        return 1
    on = arguments.on or SystemClock().today()
    try:
        _show(preview, arguments, on)
    except ValueNotYetInForceError:
        tell("preview_not_yet", date=print_date(on))
        return 1
    return 0


def _show(preview: Preview, arguments: argparse.Namespace, on: date) -> None:
    put(text(f"preview_{preview.status.value}", name=preview.name, date=print_date(on)))
    role = Role(arguments.role) if arguments.role else Role.UNKNOWN
    replies = list(_replies(preview, role, arguments.place, on))
    for number, reply in enumerate(replies, start=1):
        if len(replies) > 1:
            put()
            put(text("preview_part", number=number, count=len(replies)))
        for channel, show in _CHANNELS.items():
            if arguments.channel in (channel, "all"):
                put()
                put(text(f"preview_{channel}"))
                for line in show(preview.book, reply):
                    put(line)


def _replies(preview: Preview, role: Role, place: str | None, on: date) -> Iterator[Reply]:
    """Go through what is said: a reply in all its variants, a document in all its clauses, else one."""
    for payload in preview.payloads:
        kind, _, name = payload.partition(":")
        variants = len(preview.book.replies[name].variants) if kind == REPLY else 1
        for turn in range(variants):
            voice = Voice(preview.book, on, Asker(role, turn, place))
            yield speak(voice, Follow(payload), Memory(role=role, place=place))[0]


def _telegram(book: Book, reply: Reply) -> Iterator[str]:
    # Late: slow to import, and not every preview wants it.
    from bot.channels.telegram.outbound import TEXT_LIMIT, render
    from bot.channels.telegram.splitting import utf16_length

    messages = render(reply, heading_of(book, reply))
    yield from _picture(reply)
    for number, message in enumerate(messages, start=1):
        yield text("preview_message", number=number, count=len(messages), length=utf16_length(message.text), limit=TEXT_LIMIT)
        yield unescape(_FOLDED.sub(_folded, message.text))
        yield from ("  ".join(f"[ {label} ]" for label, _ in row) for row in message.buttons)


def _folded(found: re.Match[str]) -> str:
    return "\n".join(f"> {line}" for line in found[1].splitlines())


def _zalo(book: Book, reply: Reply) -> Iterator[str]:
    messages = zalo.render(reply, zalo.Headings(heading_of(book, reply), text("preview_typed")))
    for number, message in enumerate(messages, start=1):
        yield text("preview_message", number=number, count=len(messages), length=len(message.text), limit=zalo.TEXT_LIMIT)
        yield message.text
        yield from (f"[ {button.title} ]" for button in message.buttons)


def _web(book: Book, reply: Reply) -> Iterator[str]:
    yield from _picture(reply)
    yield show_reply(book, reply).rstrip()


def _picture(reply: Reply) -> Iterator[str]:
    if reply.picture:
        yield text("preview_picture", name=reply.picture)


_CHANNELS: Mapping[str, Show] = {"telegram": _telegram, "zalo": _zalo, "web": _web}

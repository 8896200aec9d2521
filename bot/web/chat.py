"""The chat page and its two endpoints: store what is said, and wait for what is new."""

import asyncio
import json
from collections.abc import Callable
from functools import partial

from aiohttp import web
from jinja2 import Environment, PackageLoader

from bot.channels.web import BadMessageError, Bell, event_of
from bot.channels.web.inbound import CHANNEL, page_key
from bot.conversations import Address, Reply
from bot.ports import BookShelf, Clock, PictureBook, Said, Storage
from bot.services.receive_event import receive_event
from bot.web import visitors
from bot.web.pictures import picture_of
from bot.web.refusals import refusal
from bot.wording import Voice, print_date, word_reply

LONGEST_TEXT = 30_000
_LONGEST_WAIT_SECONDS = 25
_PAGE_LENGTH = 200


class ChatPage:
    """The handlers of the web chat."""

    def __init__(  # noqa: PLR0913 - what a page joins
        self, storage: Storage, clock: Clock, shelf: BookShelf, bell: Bell, pictures: PictureBook, *, on_event: Callable[[str, str], None]
    ) -> None:
        """Take what the handlers need.

        Args:
            storage: where events and the transcript are.
            clock: tells the time.
            shelf: the content in use.
            bell: rung when a reply for a page is there.
            pictures: knows the pictures that replies name.
            on_event: told (channel, lane) when an event was stored.
        """
        self._storage = storage
        self._clock = clock
        self._shelf = shelf
        self._bell = bell
        self._pictures = pictures
        self._on_event = on_event
        self._template = Environment(loader=PackageLoader("bot.web"), autoescape=True).get_template("chat.html")

    async def page(self, request: web.Request) -> web.Response:
        """Serve the page, with the welcome in it so that it is readable before any script runs."""
        book = self._shelf.book
        today = self._clock.today()
        welcome = word_reply(Voice(book, today), "welcome")
        html = self._template.render(
            welcome={"text": welcome.text, "choices": _choices(welcome)}, privacy=book.vocabulary.phrases["privacy_notice"]
        )
        response = web.Response(text=html, content_type="text/html", headers={"Cache-Control": "no-store"})
        if visitors.token_of(request) is None:
            visitors.remember(response, request, visitors.new_token())
        return response

    async def receive(self, request: web.Request) -> web.Response:
        """Store one message and acknowledge it; a second copy is acknowledged and changes nothing."""
        if request.headers.get("Sec-Fetch-Site", "same-origin") not in ("same-origin", "none"):
            return refusal("elsewhere", 403)
        token = visitors.token_of(request) or visitors.new_token()
        try:
            event = event_of(visitors.external_id(token), await request.json())
        except web.HTTPRequestEntityTooLarge:
            return refusal("too_long", 413)
        except (BadMessageError, ValueError, LookupError, RecursionError):
            # No JSON, no known charset, or JSON made to break its reader.
            return refusal("bad_message", 400)
        if len(str(event.body["text"])) > LONGEST_TEXT:
            return refusal("too_long", 413)
        if await receive_event(self._storage, self._clock, event):
            self._on_event(event.channel, event.lane)
        response = web.json_response({}, status=202)
        visitors.remember(response, request, token)
        return response

    async def news(self, request: web.Request) -> web.Response:
        """Return the messages after a known one, waiting for some seconds when there are none yet."""
        token = visitors.token_of(request)
        if token is None:
            return _json({"messages": []})
        contact = visitors.external_id(token)
        after = _number(request.query.get("after"), most=2**53)
        wait = _number(request.query.get("wait"), most=_LONGEST_WAIT_SECONDS)
        with self._bell.listening(contact) as rung:
            said = await self._said_since(contact, after)
            if not said and wait:
                await _wait(rung, wait)
                said = await self._said_since(contact, after)
        return _json({"messages": [self._shown(message) for message in said]})

    async def stop_waiting(self, _: web.Application) -> None:
        """Answer the waiting requests now, so that the gateway can stop without delay."""
        self._bell.ring_for_all()

    async def _said_since(self, contact: str, after: int) -> list[Said]:
        async with self._storage.unit_of_work() as uow:
            conversation = await uow.conversations.find(Address(CHANNEL, contact))
            if conversation is None:
                return []
            return list(await uow.transcript.since(conversation.id, after, _PAGE_LENGTH))

    def _shown(self, said: Said) -> dict[str, object]:
        reply = said.reply
        heading = self._shelf.book.vocabulary.phrases["sources_heading"]
        return {
            "id": said.id,
            "from": "contact" if said.by_contact else "bot",
            "key": page_key(said.event_key) if said.event_key else None,
            "text": reply.text if reply else said.text,
            "sources": list(reply.sources) if reply else [],
            "sources_heading": heading.format(checked_on=print_date(reply.checked_on)) if reply and reply.checked_on else "",
            "choices": _choices(reply) if reply else [],
            "picture": picture_of(reply, self._pictures) if reply else None,
            "kind": reply.kind.value if reply else "",
            "at": said.said_at.isoformat(),
        }


def _choices(reply: Reply) -> list[dict[str, str]]:
    return [{"label": choice.label, "payload": choice.payload} for choice in reply.choices]


def _json(content: object) -> web.Response:
    """Answer in plain UTF-8, compressed: people pay for each kilobyte."""
    response = web.json_response(content, dumps=partial(json.dumps, ensure_ascii=False), headers={"Cache-Control": "no-store"})
    response.enable_compression()
    return response


def _number(text: str | None, most: int) -> int:
    """Read a whole number from the query; anything else counts as none given."""
    return min(int(text[:16]), most) if text and text.isdecimal() and text.isascii() else 0


async def _wait(event: asyncio.Event, seconds: float) -> None:
    try:
        async with asyncio.timeout(seconds):
            await event.wait()
    except TimeoutError:
        return

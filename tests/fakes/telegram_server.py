"""A Bot API server on loopback: refuses what Telegram refuses, and fails on demand.

Give a bot its `token` and `url`, have people write with `user_says` and `user_taps`, read the bot's side with
`next_message` and `messages_to`, plan trouble with `fail_next`.
"""

import asyncio
import itertools
from collections import defaultdict, deque
from collections.abc import Awaitable, Callable, Sequence
from types import TracebackType
from typing import Self

from aiohttp import web

from tests.fakes.telegram_calls import Call, Fields, SentMessage, SentPhoto, Upload
from tests.fakes.telegram_faults import (
    BLOCKED,
    CHAT_NOT_FOUND,
    CONFLICT,
    UNAUTHORIZED,
    ConnectionCut,
    Fault,
    NoAnswer,
    RawAnswer,
    Refusal,
    RefusedError,
    cut,
    refused_with,
)
from tests.fakes.telegram_requests import read_fields, read_integer, read_keyboard, read_photo, read_strings, read_text

TOKEN = "7000000001:for-the-fake-server-only"
_SENT_AT = 1_795_000_000
_BATCH = 100


class FakeTelegramServer:
    """The server, the people who write to the bot, and what the test may ask about both."""

    def __init__(self, token: str = TOKEN) -> None:
        """Serve the bot with `token`."""
        self.token = token
        self.url = ""
        self.webhook = ""
        self.calls: list[Call] = []
        self.commands: dict[str | None, list[tuple[str, str]]] = {}
        self.acknowledged_taps: list[str] = []
        self.updates: list[Fields] = []
        self.allowed_updates: Sequence[str] = ()
        self._sent: dict[int, list[SentMessage]] = defaultdict(list)
        self._photos: dict[int, list[SentPhoto]] = defaultdict(list)
        self._unread: dict[int, asyncio.Queue[SentMessage]] = defaultdict(asyncio.Queue)
        self._faults: dict[str, deque[Fault]] = defaultdict(deque)
        self._blocked: set[int] = set()
        self._repeated: list[Fields] = []
        self._numbers = itertools.count(1)
        self._update_numbers = itertools.count(880_000_001)
        self._news = asyncio.Event()
        self._polls = 0
        self._closing = asyncio.Event()
        self._runner: web.AppRunner | None = None
        self._methods: dict[str, Callable[[Fields], Awaitable[object]]] = {
            "getme": self._get_me,
            "getupdates": self._get_updates,
            "sendmessage": self._send_message,
            "sendphoto": self._send_photo,
            "sendchataction": self._send_chat_action,
            "answercallbackquery": self._answer_callback_query,
            "setmycommands": self._set_my_commands,
            "setwebhook": self._set_webhook,
            "deletewebhook": self._delete_webhook,
            "getwebhookinfo": self._get_webhook_info,
        }

    async def __aenter__(self) -> Self:
        """Listen on a free port."""
        app = web.Application()
        app.router.add_route("*", "/bot{token}/{method}", self._handle)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=1.0)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        host, port = self._runner.addresses[0][:2]
        self.url = f"http://{host}:{port}"
        return self

    async def __aexit__(self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None) -> None:
        """Let waiting polls go and stop listening."""
        self._closing.set()
        self._news.set()
        if self._runner:
            await self._runner.cleanup()

    # What people do.

    def user_says(self, chat_id: int, text: str, **more: object) -> int:
        """Have somebody write to the bot; return the update's number."""
        return self.user_sends(chat_id, text=text, **more)

    def user_sends(self, chat_id: int, **content: object) -> int:
        """Have somebody send anything, a sticker, a photo; return the update's number."""
        message = self._message(chat_id) | {"from": _person(chat_id)} | content
        return self.push({"message": message})

    def user_taps(self, chat_id: int, data: str) -> int:
        """Have somebody tap the newest button that carries `data`; return the update's number."""
        bearing = (sent for sent in reversed(self._sent[chat_id]) if any(data == carried for _, carried in sent.buttons))
        sent = next(bearing, None)
        if sent is None:
            message = f"no button in chat {chat_id} carries {data!r}"
            raise LookupError(message)
        shown = self._message(chat_id) | {"message_id": sent.id, "text": sent.text}
        shown["reply_markup"] = sent.fields["reply_markup"]
        query = {"id": str(next(self._numbers)), "from": _person(chat_id), "message": shown, "chat_instance": "1", "data": data}
        return self.push({"callback_query": query})

    def push(self, content: Fields) -> int:
        """Add an update; return its number, which is given to one that has none."""
        number = content.get("update_id") or next(self._update_numbers)
        self.updates.append({"update_id": number} | content)
        self._news.set()
        return int(str(number))

    def push_raw(self, update: Fields) -> None:
        """Add an update as it is, without a number; it goes out once."""
        self.updates.append(update)
        self._news.set()

    def block(self, chat_id: int) -> None:
        """Have somebody block the bot."""
        self._blocked.add(chat_id)

    # What the test asks for.

    def fail_next(self, method: str, *faults: Fault) -> None:
        """Have the next calls of `method` fail, one fault a call."""
        self._faults[method.lower()].extend(faults)

    def repeat(self, update: Fields) -> None:
        """Give out an update again that was confirmed already, as Telegram sometimes does."""
        self._repeated.append(update)
        self._news.set()

    def messages_to(self, chat_id: int) -> list[SentMessage]:
        """Return everything the bot sent to a chat."""
        return list(self._sent[chat_id])

    def photos_to(self, chat_id: int) -> list[SentPhoto]:
        """Return the photos the bot sent to a chat."""
        return list(self._photos[chat_id])

    async def next_message(self, chat_id: int, seconds: float = 10.0) -> SentMessage:
        """Return the next message to a chat that was not asked for yet; wait for it if need be."""
        async with asyncio.timeout(seconds):
            return await self._unread[chat_id].get()

    def calls_of(self, method: str) -> list[Fields]:
        """Return what was asked of `method`, call by call."""
        return [call.fields for call in self.calls if call.method.lower() == method.lower()]

    # The Bot API.

    async def _handle(self, request: web.Request) -> web.StreamResponse:
        method = request.match_info["method"]
        fields = await read_fields(request)
        self.calls.append(Call(method, fields))
        planned = self._faults[method.lower()]
        fault = planned.popleft() if planned else None
        match fault:
            case RawAnswer(body):
                return web.Response(text=body)
            case Refusal():
                return refused_with(fault)
            case ConnectionCut(is_done=False):
                return cut(request)
            case NoAnswer():
                await self._closing.wait()
                return cut(request)
        try:
            done = await self._do(request.match_info["token"], method, fields)
        except RefusedError as refused:
            return refused_with(refused.refusal)
        return cut(request) if isinstance(fault, ConnectionCut) else web.json_response({"ok": True, "result": done})

    async def _do(self, token: str, method: str, fields: Fields) -> object:
        if token != self.token:
            raise RefusedError(UNAUTHORIZED)
        do = self._methods.get(method.lower())
        if do is None:
            raise RefusedError(Refusal(404, "Not Found"))
        return await do(fields)

    async def _get_me(self, _fields: Fields) -> object:
        return {"id": 7_000_000_001, "is_bot": True, "first_name": "La Ban", "username": "la_ban_bot"}

    async def _get_updates(self, fields: Fields) -> object:
        if self.webhook:
            description = "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete it first"
            raise RefusedError(Refusal(409, description))
        self._polls += 1
        poll = self._polls
        self._news.set()
        self.allowed_updates = read_strings(fields.get("allowed_updates")) or self.allowed_updates
        offset = read_integer(fields.get("offset")) or 0
        self.updates = [update for update in self.updates if (read_integer(update.get("update_id")) or offset) >= offset]
        loop = asyncio.get_running_loop()
        until = loop.time() + (read_integer(fields.get("timeout")) or 0)
        while not (found := self._allowed()) and not self._closing.is_set() and (left := until - loop.time()) > 0:
            self._news.clear()
            await _wait(self._news, left)
            if poll != self._polls:
                raise RefusedError(CONFLICT)
        self.updates = [update for update in self.updates if "update_id" in update]
        self._repeated.clear()
        return found[: read_integer(fields.get("limit")) or _BATCH]

    def _allowed(self) -> list[Fields]:
        kinds = set(self.allowed_updates)
        wanted = [update for update in self.updates if not kinds or "update_id" not in update or kinds & update.keys()]
        return self._repeated + wanted

    async def _send_message(self, fields: Fields) -> object:
        chat_id = self._chat_of(fields)
        html = str(fields.get("text", ""))
        text = read_text(html, fields.get("parse_mode"))
        keyboard = read_keyboard(fields.get("reply_markup"))
        sent = SentMessage(
            id=next(self._numbers),
            chat_id=chat_id,
            html=html,
            text=text,
            buttons=tuple(button for row in keyboard for button in row),
            rows=tuple(len(row) for row in keyboard),
            fields=fields,
        )
        self._sent[chat_id].append(sent)
        self._unread[chat_id].put_nowait(sent)
        return self._message(chat_id) | {"message_id": sent.id, "text": text}

    async def _send_photo(self, fields: Fields) -> object:
        chat_id = self._chat_of(fields)
        photo = read_photo(fields)
        rest = {name: value for name, value in fields.items() if not isinstance(value, Upload)}
        sent = SentPhoto(next(self._numbers), photo.content, photo.content_type, rest)
        self._photos[chat_id].append(sent)
        size = {"file_id": "p", "file_unique_id": "p", "width": 90, "height": 90}
        return self._message(chat_id) | {"message_id": sent.id, "photo": [size]}

    def _chat_of(self, fields: Fields) -> int:
        """Return the chat to send to, if it may be sent to."""
        chat_id = read_integer(fields.get("chat_id"))
        if chat_id is None:
            raise RefusedError(CHAT_NOT_FOUND)
        if chat_id in self._blocked:
            raise RefusedError(BLOCKED)
        return chat_id

    async def _send_chat_action(self, fields: Fields) -> object:
        if read_integer(fields.get("chat_id")) in self._blocked:
            raise RefusedError(BLOCKED)
        return True

    async def _answer_callback_query(self, fields: Fields) -> object:
        self.acknowledged_taps.append(str(fields["callback_query_id"]))
        return True

    async def _set_my_commands(self, fields: Fields) -> object:
        language = fields.get("language_code")
        commands = fields.get("commands")
        if not isinstance(commands, list):
            raise RefusedError(Refusal(400, 'Bad Request: parameter "commands" is required'))
        self.commands[None if language is None else str(language)] = [(c["command"], c["description"]) for c in commands]
        return True

    async def _set_webhook(self, fields: Fields) -> object:
        self.webhook = str(fields.get("url", ""))
        return True

    async def _delete_webhook(self, fields: Fields) -> object:
        self.webhook = ""
        if fields.get("drop_pending_updates") is True:
            self.updates.clear()
        return True

    async def _get_webhook_info(self, _fields: Fields) -> object:
        return {"url": self.webhook, "has_custom_certificate": False, "pending_update_count": len(self.updates)}

    def _message(self, chat_id: int) -> Fields:
        chat = {"id": chat_id, "type": "private", "first_name": "A"}
        return {"message_id": next(self._numbers), "date": _SENT_AT, "chat": chat}


def _person(chat_id: int) -> Fields:
    return {"id": chat_id, "is_bot": False, "first_name": "A", "language_code": "vi"}


async def _wait(event: asyncio.Event, seconds: float) -> None:
    try:
        async with asyncio.timeout(seconds):
            await event.wait()
    except TimeoutError:
        return

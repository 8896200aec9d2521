"""A Bot API server on loopback: refuses what Telegram refuses, and fails on demand.

Give a bot its `token` and `url`, have people write with `user_says` and `user_taps`, read the bot's side with
`next_message` and `messages_to`, plan trouble with `fail_next`.
"""

import asyncio
import itertools
import json
from collections import defaultdict, deque
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from types import TracebackType
from typing import Self

from aiohttp import web

from tests.fakes.telegram_html import HtmlRefusedError, shown_text

TOKEN = "7000000001:for-the-fake-server-only"
_SENT_AT = 1_795_000_000
_TEXT_LIMIT = 4096
_CALLBACK_DATA_BYTES = 64
_BATCH = 100
_IMAGE_STARTS = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")

type Fields = dict[str, object]


@dataclass(frozen=True)
class Refusal:
    """An answer that is not ok."""

    status: int
    description: str
    parameters: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class RawAnswer:
    """A body sent as it is, with status 200: a proxy's page, half a JSON document."""

    body: str


@dataclass(frozen=True)
class ConnectionCut:
    """The connection is cut, before or after the server has done its work.

    Attributes:
        is_done: whether the work was done, so that only the answer is lost.
    """

    is_done: bool


class _RefusedError(Exception):
    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.description)
        self.refusal = refusal


@dataclass(frozen=True)
class NoFault:
    """Nothing fails this time; the fault planned after it waits for the next call."""


@dataclass(frozen=True)
class NoAnswer:
    """The server takes the request and stays silent until it is shut down."""


type Fault = Refusal | RawAnswer | ConnectionCut | NoFault | NoAnswer

SERVER_ERROR = Refusal(500, "Internal Server Error")
BLOCKED = Refusal(403, "Forbidden: bot was blocked by the user")
CHAT_NOT_FOUND = Refusal(400, "Bad Request: chat not found")
QUERY_TOO_OLD = Refusal(400, "Bad Request: query is too old and response timeout expired or query ID is invalid")
CONFLICT = Refusal(409, "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running")
UNAUTHORIZED = Refusal(401, "Unauthorized")
PASS = NoFault()
SILENCE = NoAnswer()
CUT = ConnectionCut(is_done=False)
ANSWER_LOST = ConnectionCut(is_done=True)
NOT_JSON = RawAnswer("<html>Gateway</html>")


def throttled(seconds: int) -> Refusal:
    """Return the answer that asks to wait."""
    return Refusal(429, f"Too Many Requests: retry after {seconds}", {"retry_after": seconds})


@dataclass(frozen=True)
class Call:
    """A request as it arrived."""

    method: str
    fields: Fields


@dataclass(frozen=True)
class SentPhoto:
    """A photo that the bot sent to a chat.

    Attributes:
        id: the message's number; those of texts and photos are in one row.
        content: the file.
        content_type: as the upload names it.
        fields: the rest of the request.
    """

    id: int
    content: bytes
    content_type: str
    fields: Fields


@dataclass(frozen=True)
class _Upload:
    """A file in a form."""

    content: bytes
    content_type: str


@dataclass(frozen=True)
class SentMessage:
    """What the bot sent to a chat.

    Attributes:
        id: the message's number.
        chat_id: where to.
        html: as it was sent.
        text: as it is shown.
        buttons: (label, callback_data), rows joined.
        rows: how many buttons each row has.
        fields: the whole request.
    """

    id: int
    chat_id: int
    html: str
    text: str
    buttons: tuple[tuple[str, str], ...]
    rows: tuple[int, ...]
    fields: Fields


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
        fields = await _read_fields(request)
        self.calls.append(Call(method, fields))
        planned = self._faults[method.lower()]
        fault = planned.popleft() if planned else None
        match fault:
            case RawAnswer(body):
                return web.Response(text=body)
            case Refusal():
                return _refuse(fault)
            case ConnectionCut(is_done=False):
                return _cut(request)
            case NoAnswer():
                await self._closing.wait()
                return _cut(request)
        try:
            done = await self._do(request.match_info["token"], method, fields)
        except _RefusedError as refused:
            return _refuse(refused.refusal)
        return _cut(request) if isinstance(fault, ConnectionCut) else web.json_response({"ok": True, "result": done})

    async def _do(self, token: str, method: str, fields: Fields) -> object:
        if token != self.token:
            raise _RefusedError(UNAUTHORIZED)
        do = self._methods.get(method.lower())
        if do is None:
            raise _RefusedError(Refusal(404, "Not Found"))
        return await do(fields)

    async def _get_me(self, _fields: Fields) -> object:
        return {"id": 7_000_000_001, "is_bot": True, "first_name": "La Ban", "username": "la_ban_bot"}

    async def _get_updates(self, fields: Fields) -> object:
        if self.webhook:
            description = "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete it first"
            raise _RefusedError(Refusal(409, description))
        self._polls += 1
        poll = self._polls
        self._news.set()
        self.allowed_updates = _strings(fields.get("allowed_updates")) or self.allowed_updates
        offset = _integer(fields.get("offset")) or 0
        self.updates = [update for update in self.updates if (_integer(update.get("update_id")) or offset) >= offset]
        loop = asyncio.get_running_loop()
        until = loop.time() + (_integer(fields.get("timeout")) or 0)
        while not (found := self._allowed()) and not self._closing.is_set() and (left := until - loop.time()) > 0:
            self._news.clear()
            await _wait(self._news, left)
            if poll != self._polls:
                raise _RefusedError(CONFLICT)
        self.updates = [update for update in self.updates if "update_id" in update]
        self._repeated.clear()
        return found[: _integer(fields.get("limit")) or _BATCH]

    def _allowed(self) -> list[Fields]:
        kinds = set(self.allowed_updates)
        wanted = [update for update in self.updates if not kinds or "update_id" not in update or kinds & update.keys()]
        return self._repeated + wanted

    async def _send_message(self, fields: Fields) -> object:
        chat_id = self._chat_of(fields)
        html = str(fields.get("text", ""))
        text = _shown(html, fields.get("parse_mode"))
        keyboard = _keyboard(fields.get("reply_markup"))
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
        photo = _uploaded_photo(fields)
        rest = {name: value for name, value in fields.items() if not isinstance(value, _Upload)}
        sent = SentPhoto(next(self._numbers), photo.content, photo.content_type, rest)
        self._photos[chat_id].append(sent)
        size = {"file_id": "p", "file_unique_id": "p", "width": 90, "height": 90}
        return self._message(chat_id) | {"message_id": sent.id, "photo": [size]}

    def _chat_of(self, fields: Fields) -> int:
        """Return the chat to send to, if it may be sent to."""
        chat_id = _integer(fields.get("chat_id"))
        if chat_id is None:
            raise _RefusedError(CHAT_NOT_FOUND)
        if chat_id in self._blocked:
            raise _RefusedError(BLOCKED)
        return chat_id

    async def _send_chat_action(self, fields: Fields) -> object:
        if _integer(fields.get("chat_id")) in self._blocked:
            raise _RefusedError(BLOCKED)
        return True

    async def _answer_callback_query(self, fields: Fields) -> object:
        self.acknowledged_taps.append(str(fields["callback_query_id"]))
        return True

    async def _set_my_commands(self, fields: Fields) -> object:
        language = fields.get("language_code")
        commands = fields.get("commands")
        if not isinstance(commands, list):
            raise _RefusedError(Refusal(400, 'Bad Request: parameter "commands" is required'))
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


def _shown(html: str, parse_mode: object) -> str:
    try:
        text = shown_text(html) if parse_mode == "HTML" else html
    except HtmlRefusedError as refused:
        description = f"Bad Request: can't parse entities: {refused}"
        raise _RefusedError(Refusal(400, description)) from refused
    if not text.strip():
        raise _RefusedError(Refusal(400, "Bad Request: message text is empty"))
    if len(text.encode("utf-16-le", "surrogatepass")) // 2 > _TEXT_LIMIT:
        raise _RefusedError(Refusal(400, "Bad Request: message is too long"))
    return text


def _keyboard(markup: object) -> list[list[tuple[str, str]]]:
    rows = markup.get("inline_keyboard") if isinstance(markup, dict) else None
    keyboard = [[(str(button["text"]), str(button["callback_data"])) for button in row] for row in rows or ()]
    for label, data in (button for row in keyboard for button in row):
        if not label.strip():
            raise _RefusedError(Refusal(400, "Bad Request: inline keyboard button text is empty"))
        if not 1 <= len(data.encode()) <= _CALLBACK_DATA_BYTES:
            raise _RefusedError(Refusal(400, "Bad Request: BUTTON_DATA_INVALID"))
    return keyboard


async def _read_fields(request: web.Request) -> Fields:
    """Read the request as the Bot API does: JSON, or a form whose structured fields are JSON."""
    if request.content_type == "application/json":
        return dict(await request.json())
    form = await request.post()
    return {name: _read_field(name, value) for name, value in (*request.query.items(), *form.items())}


def _read_field(name: str, value: object) -> object:
    if isinstance(value, web.FileField):
        return _Upload(value.file.read(), value.content_type)
    return _decoded(name, str(value))


def _uploaded_photo(fields: Fields) -> _Upload:
    """Return the upload that `photo` names; the library names it so, and sends the file under a name of its own."""
    named = str(fields.get("photo", ""))
    photo = fields.get(named.removeprefix("attach://")) if named.startswith("attach://") else fields.get("photo")
    if not isinstance(photo, _Upload):
        raise _RefusedError(Refusal(400, "Bad Request: there is no photo in the request"))
    if not photo.content.startswith(_IMAGE_STARTS):
        raise _RefusedError(Refusal(400, "Bad Request: IMAGE_PROCESS_FAILED"))
    return photo


def _decoded(name: str, value: str) -> object:
    if name in {"text", "description"}:
        return value
    try:
        decoded: object = json.loads(value)
    except ValueError:
        return value
    return decoded


def _integer(value: object) -> int | None:
    try:
        return int(str(value))
    except ValueError:
        return None


def _strings(value: object) -> list[str]:
    return [str(entry) for entry in value] if isinstance(value, list) else []


def _refuse(refusal: Refusal) -> web.Response:
    body: Fields = {"ok": False, "error_code": refusal.status, "description": refusal.description}
    if refusal.parameters:
        body["parameters"] = dict(refusal.parameters)
    return web.json_response(body, status=refusal.status)


def _cut(request: web.Request) -> web.Response:
    if request.transport is not None:
        request.transport.abort()
    return web.Response()


async def _wait(event: asyncio.Event, seconds: float) -> None:
    try:
        async with asyncio.timeout(seconds):
            await event.wait()
    except TimeoutError:
        return

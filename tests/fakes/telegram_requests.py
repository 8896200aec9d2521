"""Reading a bot's requests as the Bot API does, with what it refuses to take."""

import json

from aiohttp import web

from tests.fakes.telegram_calls import Fields, Upload
from tests.fakes.telegram_faults import Refusal, RefusedError
from tests.fakes.telegram_html import HtmlRefusedError, shown_text

_TEXT_LIMIT = 4096
_CALLBACK_DATA_BYTES = 64
_IMAGE_STARTS = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")


async def read_fields(request: web.Request) -> Fields:
    """Read the request as the Bot API does: JSON, or a form whose structured fields are JSON."""
    if request.content_type == "application/json":
        return dict(await request.json())
    form = await request.post()
    return {name: _read_field(name, value) for name, value in (*request.query.items(), *form.items())}


def _read_field(name: str, value: object) -> object:
    if isinstance(value, web.FileField):
        return Upload(value.file.read(), value.content_type)
    return _decoded(name, str(value))


def _decoded(name: str, value: str) -> object:
    if name in {"text", "description"}:
        return value
    try:
        decoded: object = json.loads(value)
    except ValueError:
        return value
    return decoded


def read_text(html: str, parse_mode: object) -> str:
    """Return a message's text as it is shown; refuse markup that does not parse, and a text that is empty or too long."""
    try:
        text = shown_text(html) if parse_mode == "HTML" else html
    except HtmlRefusedError as refused:
        description = f"Bad Request: can't parse entities: {refused}"
        raise RefusedError(Refusal(400, description)) from refused
    if not text.strip():
        raise RefusedError(Refusal(400, "Bad Request: message text is empty"))
    if len(text.encode("utf-16-le", "surrogatepass")) // 2 > _TEXT_LIMIT:
        raise RefusedError(Refusal(400, "Bad Request: message is too long"))
    return text


def read_keyboard(markup: object) -> list[list[tuple[str, str]]]:
    """Return the buttons row by row, each as (label, callback_data); refuse those that cannot be shown or sent back."""
    rows = markup.get("inline_keyboard") if isinstance(markup, dict) else None
    keyboard = [[(str(button["text"]), str(button["callback_data"])) for button in row] for row in rows or ()]
    for label, data in (button for row in keyboard for button in row):
        if not label.strip():
            raise RefusedError(Refusal(400, "Bad Request: inline keyboard button text is empty"))
        if not 1 <= len(data.encode()) <= _CALLBACK_DATA_BYTES:
            raise RefusedError(Refusal(400, "Bad Request: BUTTON_DATA_INVALID"))
    return keyboard


def read_photo(fields: Fields) -> Upload:
    """Return the upload that `photo` names, if it is an image; the library names it so, and sends the file under a name of its own."""
    named = str(fields.get("photo", ""))
    photo = fields.get(named.removeprefix("attach://")) if named.startswith("attach://") else fields.get("photo")
    if not isinstance(photo, Upload):
        raise RefusedError(Refusal(400, "Bad Request: there is no photo in the request"))
    if not photo.content.startswith(_IMAGE_STARTS):
        raise RefusedError(Refusal(400, "Bad Request: IMAGE_PROCESS_FAILED"))
    return photo


def read_integer(value: object) -> int | None:
    """Return a number however it was sent; None for anything else."""
    try:
        return int(str(value))
    except ValueError:
        return None


def read_strings(value: object) -> list[str]:
    """Return a list of words; nothing for anything else."""
    return [str(entry) for entry in value] if isinstance(value, list) else []

"""Serving the pictures that replies name, as SVG and as PNG."""

import asyncio
import hashlib

from aiohttp import ETag, web

from bot.conversations import Reply
from bot.ports import PictureBook
from bot.web.refusals import refusal

ROUTE = "/pictures/{stage}/{orders}.{format:svg|png}"

_ROOT = "/pictures"
# The content may change and the day will; a phone that asks again after an hour mostly hears that nothing did.
_CACHE_CONTROL = "public, max-age=3600"
_TYPES = {"svg": "image/svg+xml", "png": "image/png"}


class PicturePages:
    """Answers `GET /pictures/after_grade_9/1+4.svg` and its like."""

    def __init__(self, pictures: PictureBook) -> None:
        """Serve what `pictures` draws."""
        self._pictures = pictures

    async def show(self, request: web.Request) -> web.Response:
        """Send one picture, or say that it is still the same."""
        asked = request.match_info
        drawn = await asyncio.to_thread(self._draw, f"{asked['stage']}/{asked['orders']}", asked["format"])
        if drawn is None:
            return refusal("no_picture", 404)
        tag = hashlib.sha256(drawn).hexdigest()[:16]
        is_known = any(known.value in (tag, "*") for known in request.if_none_match or ())
        response = web.Response(status=304) if is_known else web.Response(body=drawn, content_type=_TYPES[asked["format"]])
        if not is_known and asked["format"] == "svg":
            response.enable_compression()
        response.etag = ETag(tag, is_weak=True)
        response.headers["Cache-Control"] = _CACHE_CONTROL
        return response

    def _draw(self, name: str, form: str) -> bytes | None:
        if form == "png":
            return self._pictures.png(name)
        svg = self._pictures.svg(name)
        return svg.encode() if svg else None


def picture_of(reply: Reply, pictures: PictureBook) -> dict[str, str | int] | None:
    """Return where the picture of `reply` is, with its words and its size, for the page; None when it has none."""
    frame = pictures.frame(reply.picture) if reply.picture else None
    if frame is None:
        return None
    address = f"{_ROOT}/{reply.picture}"
    return {"svg": f"{address}.svg", "png": f"{address}.png", "alt": frame.alt, "width": frame.width, "height": frame.height}

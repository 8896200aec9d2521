"""What a monitor asks: is the gateway well, and which engine answers?"""

from collections.abc import Awaitable, Callable

from aiohttp import web

from bot.ports import BookShelf


class Health:
    """Answers `GET /healthz`."""

    def __init__(self, shelf: BookShelf, rasa_answers: Callable[[], Awaitable[bool]]) -> None:
        """Report on the content in use and on Rasa."""
        self._shelf = shelf
        self._rasa_answers = rasa_answers

    async def report(self, _: web.Request) -> web.Response:
        """Tell the state of the parts; the gateway itself is well when it can answer this."""
        engine = "rasa" if await self._rasa_answers() else "small"
        book = self._shelf.book
        return web.json_response({"status": "ok", "engine": engine, "content": book.version, "answers": len(book.answers)})

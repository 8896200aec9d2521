"""What a monitor asks: is the gateway well, which engine answers, and from which content?"""

from collections.abc import Awaitable, Callable

from aiohttp import web

from bot.ports import BookShelf, ContentState


class Health:
    """Answers `GET /healthz`."""

    def __init__(
        self, shelf: BookShelf, rasa_answers: Callable[[], Awaitable[bool]], content_state: Callable[[], ContentState] | None = None
    ) -> None:
        """Report on the content in use and on Rasa.

        Args:
            shelf: the content in use.
            rasa_answers: tells whether Rasa answers.
            content_state: tells since when the content is in use; None where content is never reloaded.
        """
        self._shelf = shelf
        self._rasa_answers = rasa_answers
        self._content_state = content_state

    async def report(self, _: web.Request) -> web.Response:
        """Tell the state of the parts; the gateway itself is well when it can answer this."""
        engine = "rasa" if await self._rasa_answers() else "small"
        book = self._shelf.book
        told: dict[str, object] = {"status": "ok", "engine": engine, "content": book.version, "answers": len(book.answers)}
        if self._content_state:
            state = self._content_state()
            told |= {"content_since": state.since.isoformat(timespec="seconds"), "refused_problems": state.refused_problems}
        return web.json_response(told)

"""A Rasa on loopback, as `nlu_server.channel` lets it look: one address, a token, an answer as told."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field

from aiohttp import web
from aiohttp.test_utils import TestServer

TOKEN = "for-the-fake-rasa-only"
GOOD: Mapping[str, object] = {
    "ranking": [["tuition_fee", 0.75], ["greet", 0.25]],
    "sayings": [{"answer": "tuition/fee"}, {"reply": "greet"}, {"ask_back": ["a/b", "c/d"]}],
}


@dataclass
class FakeRasa:
    """Answers every text alike.

    Attributes:
        answer: what it answers, made into JSON unless it is text or bytes already.
        status: with which status.
        content_type: calling it what.
        slow_seconds: after how long.
        bodies: what it was asked, in order.
        url: where it listens, once it does.
    """

    answer: object = field(default_factory=lambda: GOOD)
    status: int = 200
    content_type: str = "application/json"
    slow_seconds: float = 0.0
    bodies: list[dict[str, object]] = field(default_factory=list)
    url: str = ""
    _server: TestServer | None = None

    async def start(self) -> None:
        """Listen on a free port."""
        app = web.Application()
        app.router.add_post("/webhooks/laban/webhook", self._receive)
        self._server = TestServer(app)
        await self._server.start_server()
        self.url = str(self._server.make_url("")).rstrip("/")

    async def stop(self) -> None:
        """Stop listening."""
        if self._server is not None:
            await self._server.close()

    async def _receive(self, request: web.Request) -> web.Response:
        if request.headers.get("Authorization") != f"Bearer {TOKEN}":
            return web.json_response({"error": "token"}, status=401)
        self.bodies.append(await request.json())
        await asyncio.sleep(self.slow_seconds)
        if isinstance(self.answer, bytes):
            return web.Response(body=self.answer, status=self.status, content_type=self.content_type)
        return web.json_response(self.answer, status=self.status, content_type=self.content_type)

"""The channel by which the gateway talks to Rasa: one request in, understanding and sayings out.

Rasa's REST channel tells only what to say. This one also returns the ranking of intents, checks a token, and
keeps the text out of the tracker, which holds nothing but intents.
"""

from __future__ import annotations

import hmac
from collections.abc import Awaitable, Callable
from typing import Any

from rasa.core.channels.channel import CollectingOutputChannel, InputChannel, UserMessage
from sanic import Blueprint, response
from sanic.request import Request
from sanic.response import HTTPResponse


class LabanChannel(InputChannel):
    """Receives texts from the gateway on loopback."""

    def __init__(self, token: str) -> None:
        """Expect `token` in the Authorization header."""
        self._expected = f"Bearer {token}".encode()

    @classmethod
    def name(cls) -> str:
        """Return the word in the channel's address, /webhooks/laban/webhook."""
        return "laban"

    @classmethod
    def from_credentials(cls, credentials: dict[str, Any] | None) -> LabanChannel:
        """Build the channel from its part of `credentials.yml`."""
        return cls(str((credentials or {})["token"]))

    def blueprint(self, on_new_message: Callable[[UserMessage], Awaitable[Any]]) -> Blueprint:
        """Return the routes."""
        routes = Blueprint("laban_channel")

        @routes.get("/")
        async def health(_: Request) -> HTTPResponse:
            return response.json({"status": "ok"})

        @routes.post("/webhook")
        async def receive(request: Request) -> HTTPResponse:
            if not hmac.compare_digest(request.headers.get("Authorization", "").encode(), self._expected):
                return response.json({"error": "token"}, status=401)
            return response.json(await self._answer(request, on_new_message))

        return routes

    async def _answer(self, request: Request, on_new_message: Callable[[UserMessage], Awaitable[Any]]) -> dict[str, Any]:
        body = request.json
        parsed = await request.app.ctx.agent.parse_message(body["text"])
        collected = CollectingOutputChannel()
        # The tracker and the action endpoint see what was understood, never what was typed.
        wordless = {**parsed, "text": "", "text_tokens": []}
        message = UserMessage("-", collected, body["sender"], input_channel=self.name(), metadata=body.get("metadata"), parse_data=wordless)
        await on_new_message(message)
        return {
            "ranking": [[rank["name"], rank["confidence"]] for rank in parsed["intent_ranking"]],
            "sayings": [said["custom"] for said in collected.messages if "custom" in said],
        }

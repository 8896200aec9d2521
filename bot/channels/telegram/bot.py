"""The connection to the Bot API: python-telegram-bot's bot, with raw updates and without a call at start-up."""

import asyncio
import json
import os

from telegram.error import TelegramError
from telegram.ext import AIORateLimiter, ExtBot
from telegram.request import HTTPXRequest

from bot.channels.telegram.redaction import keep_logs_clean

API_URL = "https://api.telegram.org"
# Only what `inbound` reads, and what tells lanes apart; https://core.telegram.org/bots/api#update
UPDATE_TYPES = ("message", "edited_message", "callback_query", "my_chat_member")

_CONNECTIONS = 64
_WAIT_FOR_CONNECTION_SECONDS = 10.0
_READ_SECONDS = 15.0
_GRACE_SECONDS = 10.0

# Otherwise every request to wait is also a deprecation warning of the library.
os.environ.setdefault("PTB_TIMEDELTA", "true")


class _Connection(HTTPXRequest):
    """Reads answers without logging the broken ones, which may hold what people wrote."""

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, object]:
        """Return the answer.

        Raises:
            TelegramError: it is not one of a Bot API server.
        """
        try:
            answer = json.loads(payload)
        except ValueError as broken:
            message = "the answer is not JSON"
            raise TelegramError(message) from broken
        if not isinstance(answer, dict) or (answer.get("ok", True) and "result" not in answer):
            message = "the answer has no result"
            raise TelegramError(message)
        return answer


class TelegramBot(ExtBot[int]):
    """A bot on a Bot API server."""

    def __init__(self, token: str, base_url: str = API_URL) -> None:
        """Prepare connections to `base_url`, the server's root, for the bot with `token`."""
        keep_logs_clean()
        self._sending = _Connection(
            connection_pool_size=_CONNECTIONS,
            read_timeout=_READ_SECONDS,
            pool_timeout=_WAIT_FOR_CONNECTION_SECONDS,
        )
        self._polling = _Connection(connection_pool_size=1, pool_timeout=_WAIT_FOR_CONNECTION_SECONDS)
        root = base_url.rstrip("/")
        super().__init__(
            token,
            base_url=f"{root}/bot",
            base_file_url=f"{root}/file/bot",
            request=self._sending,
            get_updates_request=self._polling,
            # Retries are the outbox's: the limiter's own would hold up every other chat.
            rate_limiter=AIORateLimiter(max_retries=0),
        )

    def __repr__(self) -> str:
        """Name the class only; the library would print the token."""
        return "TelegramBot()"

    async def initialize(self) -> None:
        """Open the connections; asks Telegram nothing, so that the gateway starts while it is out of reach."""
        await asyncio.gather(self._sending.initialize(), self._polling.initialize())

    async def shutdown(self) -> None:
        """Close the connections."""
        await asyncio.gather(self._sending.shutdown(), self._polling.shutdown())

    async def raw_updates(self, offset: int | None, seconds: float) -> list[object]:
        """Wait up to `seconds` for updates and return them as sent; those before `offset` are then forgotten.

        Raises:
            TelegramError: Telegram did not answer, or refused.
        """
        # `get_updates` and `do_api_request` would have the library read them, which fails on a single odd update.
        found = await self._post(
            "getUpdates",
            {"offset": offset, "timeout": int(seconds), "allowed_updates": list(UPDATE_TYPES)},
            read_timeout=seconds + _GRACE_SECONDS,
        )
        if not isinstance(found, list):
            message = "the updates are no list"
            raise TelegramError(message)
        return found

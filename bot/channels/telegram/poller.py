"""Long polling: asks Telegram for updates and stores each before Telegram may forget it."""

import asyncio
import random
from collections.abc import Awaitable, Callable, Iterable, Iterator, Mapping

import structlog
from telegram.error import Conflict, InvalidToken, TelegramError

from bot.channels.telegram.client import TelegramChannel
from bot.channels.telegram.commands import CommandMenu
from bot.channels.telegram.errors import channel_error, is_harmless
from bot.channels.telegram.inbound import event_of, tapped_query_id
from bot.ports import BookShelf, Event, Json

_POLL_SECONDS = 25.0
_LONGEST_PAUSE_SECONDS = 60.0
_MENU_RETRY_SECONDS = 300.0

log = structlog.get_logger()

type Receive = Callable[[Event], Awaitable[object]]


class TelegramPoller:
    """Brings updates in. One for each token: Telegram refuses a second one."""

    def __init__(
        self,
        channel: TelegramChannel,
        shelf: BookShelf,
        *,
        poll_seconds: float = _POLL_SECONDS,
        menu_retry_seconds: float = _MENU_RETRY_SECONDS,
        pause: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        """Poll for `channel`; show the commands of the book on `shelf`.

        Args:
            channel: whose connections are shared; it must be open.
            shelf: the content in use.
            poll_seconds: how long one request waits for something to happen.
            menu_retry_seconds: when to try again to set the menu of commands.
            pause: waits between attempts after a failure.
        """
        self._bot = channel.bot
        self._menu = CommandMenu(channel.bot, shelf, menu_retry_seconds)
        self._poll_seconds = poll_seconds
        self._pause = pause
        self._is_ready = False
        self._offset: int | None = None
        self._answering: set[asyncio.Task[None]] = set()

    async def run(self, receive: Receive) -> None:
        """Hand every update to `receive` until cancelled; returns only when Telegram rejects the token.

        Args:
            receive: stores an event. If it fails, the update is asked for again, and those after it too.
        """
        failures = 0
        try:
            while True:
                try:
                    await self._poll(receive)
                    failures = 0
                except InvalidToken:
                    log.error("telegram_token_rejected", next_step="correct the bot's token and start again")  # noqa: TRY400
                    return
                except Exception as fault:  # noqa: BLE001 - Telegram or the storage failed; either may be back
                    failures += 1
                    await self._pause(max(_report(fault, failures), _back_off(failures)))
        finally:
            await self._stop_answering()

    async def _poll(self, receive: Receive) -> None:
        if not self._is_ready:
            await self._get_ready()
        await self._menu.refresh()
        updates = await self._bot.raw_updates(self._offset, self._poll_seconds)
        if not updates:
            # Everything before the offset is forgotten by now. Update ids start anywhere after a quiet week
            # (https://core.telegram.org/bots/api#update), so an old offset might hide the next one.
            self._offset = None
            return
        numbered = list(_numbered(updates))
        if len(numbered) < len(updates):
            log.warning("telegram_updates_without_number", count=len(updates) - len(numbered))
        if not numbered:
            message = "no update has a number"
            raise TelegramError(message)
        for number, update in numbered:
            await receive(event_of(update))
            self._offset = max(self._offset or 0, number + 1)
            self._acknowledge_tap(update)

    async def _get_ready(self) -> None:
        me = await self._bot.get_me()
        await self._bot.delete_webhook(drop_pending_updates=False)
        self._is_ready = True
        log.info("telegram_polling", bot=me.username)

    def _acknowledge_tap(self, update: Json) -> None:
        """Stop the button's clock in the background; polling does not wait for it."""
        query_id = tapped_query_id(update)
        if query_id is None:
            return
        task = asyncio.create_task(self._answer(query_id), name="telegram tap")
        self._answering.add(task)
        task.add_done_callback(self._answering.discard)

    async def _answer(self, query_id: str) -> None:
        try:
            await self._bot.answer_callback_query(query_id)
        except TelegramError as fault:
            if not is_harmless(fault):
                log.warning("telegram_tap_not_acknowledged", code=channel_error(fault).code)

    async def _stop_answering(self) -> None:
        tasks = list(self._answering)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


def _report(fault: Exception, failures: int) -> float:
    """Log why polling failed and return the seconds that Telegram asks to wait."""
    if not isinstance(fault, TelegramError):
        # The storage failed; Telegram keeps the updates for 24 hours. Without its words: they quote what it was to store.
        log.error("telegram_receive_failed", fault=type(fault).__name__, failures=failures)
        return 0.0
    error = channel_error(fault)
    if isinstance(fault, Conflict):
        next_step = "stop the other program that polls with this token, or delete the webhook it has set"
        log.error("telegram_poll_conflict", code=error.code, failures=failures, next_step=next_step)
    else:
        log.warning("telegram_poll_failed", code=error.code, failures=failures)
    return error.retry_after_seconds or 0.0


def _back_off(failures: int) -> float:
    """Return a longer pause for each failure in a row, spread so that many bots do not return at once."""
    longest = min(_LONGEST_PAUSE_SECONDS, 2.0 ** min(failures, 10))
    return random.uniform(longest / 2, longest)  # noqa: S311 - no secret


def _numbered(updates: Iterable[object]) -> Iterator[tuple[int, Json]]:
    for update in updates:
        if isinstance(update, Mapping) and isinstance(number := update.get("update_id"), int):
            yield number, update

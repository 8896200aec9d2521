"""The channel: translates events in and delivers replies."""

import asyncio
from types import TracebackType
from typing import Self

import structlog
from telegram import InlineKeyboardButton, InlineKeyboardMarkup, LinkPreviewOptions
from telegram.constants import ParseMode
from telegram.error import TelegramError

from bot.channels.telegram.bot import API_URL, TelegramBot
from bot.channels.telegram.errors import channel_error
from bot.channels.telegram.inbound import CHANNEL, parse_update
from bot.channels.telegram.outbound import PICTURE_FILE, Button, CallbackDataLengthError, Outgoing, render
from bot.conversations import InboundMessage, Reply
from bot.ports import BookShelf, Delivery, Event, MessageRejectedError, PictureBook
from bot.wording import print_date

_UNFINISHED = 1000
_PICTURE_SECONDS = 15.0

log = structlog.get_logger()


class TelegramChannel:
    """Reaches people on Telegram; a context manager that holds the connections.

    Delivers at least once, since Telegram cannot tell a second copy.

    Attributes:
        bot: the connections, for the poller to share.
    """

    name = CHANNEL

    def __init__(self, token: str, shelf: BookShelf, pictures: PictureBook, base_url: str | None = None) -> None:
        """Deliver as the bot with `token`, with the printed words of the book on `shelf`.

        Args:
            token: the bot's token.
            shelf: the content in use.
            pictures: draws the pictures that replies name.
            base_url: the root of a Bot API server other than Telegram's own.
        """
        self.bot = TelegramBot(token, base_url or API_URL)
        self._shelf = shelf
        self._pictures = pictures
        # What is left of long replies that broke off, by delivery; a second attempt goes on from there.
        self._unfinished: dict[int, list[Outgoing]] = {}

    async def __aenter__(self) -> Self:
        """Open the connections; asks Telegram nothing."""
        await self.bot.initialize()
        return self

    async def __aexit__(self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None) -> None:
        """Close the connections."""
        await self.bot.shutdown()

    def parse(self, event: Event) -> InboundMessage | None:
        """Translate an update; None for groups, edits and notes of the platform."""
        return parse_update(event.body)

    async def deliver(self, delivery: Delivery) -> str | None:
        """Send a reply, its picture first, and return the number of its last message.

        Raises:
            ChannelError: it was not sent, or not all of it; the type tells whether to try again.
        """
        left = self._unfinished.pop(delivery.id, None)
        if left is None:
            left = self._render(delivery.reply)
            await self._send_picture(delivery.address.external_id, delivery.reply)
        message_id = None
        while left:
            try:
                message_id = await self._send(delivery.address.external_id, left[0])
            except TelegramError as fault:
                error = channel_error(fault)
                if error.retry_after_seconds is not None:
                    self._keep(delivery.id, left)
                raise error from fault
            left = left[1:]
        return message_id

    async def _send_picture(self, chat_id: str, reply: Reply) -> None:
        """Send the picture of `reply`, if it has one. A picture that cannot be sent must not keep the words waiting."""
        if reply.picture is None:
            return
        try:
            async with asyncio.timeout(_PICTURE_SECONDS):
                picture = await asyncio.to_thread(self._pictures.png, reply.picture)
                if picture is not None:
                    await self.bot.send_photo(chat_id, picture, filename=PICTURE_FILE, disable_notification=True)
        except TelegramError as fault:
            log.warning("telegram_picture_failed", code=channel_error(fault).code)
        except Exception as fault:  # noqa: BLE001 - whatever drawing it brought; the words can do without
            log.warning("telegram_picture_failed", code=type(fault).__name__)

    async def _send(self, chat_id: str, outgoing: Outgoing) -> str:
        message = await self.bot.send_message(
            chat_id,
            outgoing.text,
            parse_mode=ParseMode.HTML,
            link_preview_options=LinkPreviewOptions(is_disabled=True),
            reply_markup=_keyboard(outgoing.buttons),
        )
        return str(message.message_id)

    def _render(self, reply: Reply) -> list[Outgoing]:
        heading = None
        if reply.checked_on is not None:
            phrases = self._shelf.book.vocabulary.phrases
            heading = phrases["sources_heading"].format(checked_on=print_date(reply.checked_on))
        try:
            messages = render(reply, heading)
        except CallbackDataLengthError as fault:
            code = "callback data length"
            raise MessageRejectedError(code) from fault
        if not messages:
            code = "empty reply"
            raise MessageRejectedError(code)
        return messages

    def _keep(self, delivery_id: int, left: list[Outgoing]) -> None:
        self._unfinished[delivery_id] = left
        if len(self._unfinished) > _UNFINISHED:
            del self._unfinished[next(iter(self._unfinished))]


def _keyboard(rows: tuple[tuple[Button, ...], ...]) -> InlineKeyboardMarkup | None:
    if not rows:
        return None
    return InlineKeyboardMarkup([[InlineKeyboardButton(label, callback_data=data) for label, data in row] for row in rows])

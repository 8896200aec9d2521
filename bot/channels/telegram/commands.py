"""The menu of commands, as Telegram shows it beside the field people type in."""

import asyncio
import re

import structlog
from telegram.error import TelegramError

from bot.channels.telegram.bot import TelegramBot
from bot.channels.telegram.errors import channel_error
from bot.knowledge import Book
from bot.ports import BookShelf

# https://core.telegram.org/bots/api#botcommand and #setmycommands
_NAME = re.compile(r"[a-z0-9_]{1,32}")
_ABOUT_LENGTH = 256
_COMMANDS = 100
# For phones set to Vietnamese, and for all others.
_LANGUAGES = ("vi", None)

log = structlog.get_logger()

type Menu = list[tuple[str, str]]


def menu_of(book: Book) -> Menu:
    """Return (name, about) of the commands to show, those without a name that Telegram takes left out."""
    shown = [(name, command.about) for name, command in book.commands.items() if command.about]
    return [(name, about[:_ABOUT_LENGTH]) for name, about in shown if _NAME.fullmatch(name)][:_COMMANDS]


class CommandMenu:
    """Keeps the menu as the book has it. A menu that cannot be set must not keep messages waiting."""

    def __init__(self, bot: TelegramBot, shelf: BookShelf, retry_seconds: float) -> None:
        """Set the menu of `bot` from the book on `shelf`; after a failure, not before `retry_seconds`."""
        self._bot = bot
        self._shelf = shelf
        self._retry_seconds = retry_seconds
        self._shown: Menu | None = None
        self._not_before = 0.0

    async def refresh(self) -> None:
        """Set the menu if it is not what was last set."""
        menu = menu_of(self._shelf.book)
        now = asyncio.get_running_loop().time()
        if menu == self._shown or now < self._not_before:
            return
        try:
            for language in _LANGUAGES:
                await self._bot.set_my_commands(menu, language_code=language)
        except TelegramError as fault:
            error = channel_error(fault)
            log.warning("telegram_menu_failed", code=error.code)
            self._not_before = now + max(error.retry_after_seconds or 0.0, self._retry_seconds)
        else:
            self._shown = menu
            log.info("telegram_menu_set", commands=len(menu))

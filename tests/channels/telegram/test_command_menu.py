"""The menu of commands shows those of the book, and never holds up messages."""

from collections.abc import Callable
from dataclasses import replace

from structlog.testing import capture_logs

from bot.knowledge import Command
from tests.channels.telegram.deliveries import CHAT
from tests.channels.telegram.doubles import Pauses, Received
from tests.fakes import telegram_faults as fake
from tests.fakes.shelf import OneBookShelf
from tests.fakes.telegram_server import FakeTelegramServer


async def test_commands_are_shown_in_vietnamese_and_to_all_others(
    server: FakeTelegramServer, received: Received, start: Callable[[], object]
) -> None:
    """Synonyms, and names that Telegram would refuse the whole menu for, are left out."""
    server.user_says(CHAT, "hello")
    start()
    await received.until(1)
    assert server.commands == {"vi": [("start", "Begin")], None: [("start", "Begin")]}


async def test_commands_follow_the_book(
    server: FakeTelegramServer, shelf: OneBookShelf, received: Received, start: Callable[[], object]
) -> None:
    start()
    await _says_and_waits(server, received, 2)
    assert len(server.calls_of("setMyCommands")) == 2
    shelf.book = replace(shelf.book, version="2", commands={"help": Command("Help", "reply:help")})
    await _says_and_waits(server, received, 4)
    assert server.commands == {"vi": [("help", "Help")], None: [("help", "Help")]}


async def test_messages_come_while_the_menu_cannot_be_set(
    server: FakeTelegramServer, received: Received, pauses: Pauses, start: Callable[[], object]
) -> None:
    server.fail_next("setMyCommands", fake.CHAT_NOT_FOUND, fake.CHAT_NOT_FOUND)
    with capture_logs() as logs:
        start()
        await _says_and_waits(server, received, 3)
    assert not pauses.seconds
    assert [entry["event"] for entry in logs if entry["log_level"] == "warning"] == ["telegram_menu_failed"] * 2
    assert server.commands.keys() == {"vi", None}


async def _says_and_waits(server: FakeTelegramServer, received: Received, count: int) -> None:
    while len(received.events) < count:
        before = len(received.events)
        server.user_says(CHAT, "hello")
        await received.until(before + 1)

"""A Bot API server, a channel that is connected to it, and a poller to start."""

import asyncio
from collections.abc import AsyncIterator, Callable

import pytest

from bot.channels.telegram import TelegramChannel, TelegramPoller
from bot.knowledge import Book, Command, Vocabulary
from bot.safety.lexicon import compile_lexicon
from bot.vietnamese import Phrases
from tests.channels.telegram.doubles import OnePicture, Pauses, Received
from tests.fakes.shelf import OneBookShelf
from tests.fakes.telegram_server import FakeTelegramServer

COMMANDS = {"start": Command("Begin", "reply:start"), "batdau": Command("", "reply:start"), "BAD": Command("Refused", "reply:x")}


@pytest.fixture
async def server() -> AsyncIterator[FakeTelegramServer]:
    async with FakeTelegramServer() as running:
        yield running


@pytest.fixture
def shelf() -> OneBookShelf:
    phrases = {"sources_heading": "Sources (checked {checked_on}):"}
    vocabulary = Vocabulary(
        kinds={},
        statuses={},
        phrases=phrases,
        address={},
        role_marks={},
        document_marks=Phrases([]),
        that_school=Phrases([]),
        compare_marks=Phrases([]),
    )
    return OneBookShelf(
        Book(
            version="1",
            answers={},
            sources={},
            values={},
            replies={},
            commands=COMMANDS,
            places={},
            vocabulary=vocabulary,
            danger=compile_lexicon({}, ()),
        )
    )


@pytest.fixture
def pictures() -> OnePicture:
    return OnePicture()


@pytest.fixture
async def channel(server: FakeTelegramServer, shelf: OneBookShelf, pictures: OnePicture) -> AsyncIterator[TelegramChannel]:
    async with TelegramChannel(server.token, shelf, pictures, server.url) as connected:
        yield connected


@pytest.fixture
def received() -> Received:
    return Received()


@pytest.fixture
def pauses() -> Pauses:
    return Pauses()


@pytest.fixture
async def start(
    channel: TelegramChannel, shelf: OneBookShelf, received: Received, pauses: Pauses
) -> AsyncIterator[Callable[[], asyncio.Task[None]]]:
    """Starts polling once the test has set the scene."""
    tasks: list[asyncio.Task[None]] = []

    def begin() -> asyncio.Task[None]:
        poller = TelegramPoller(channel, shelf, menu_retry_seconds=0.0, pause=pauses)
        tasks.append(asyncio.create_task(poller.run(received)))
        return tasks[-1]

    yield begin
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)

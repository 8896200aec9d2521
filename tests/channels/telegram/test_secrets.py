"""The token and people's words stay out of every log."""

import asyncio
import logging
from collections.abc import Callable

import pytest
from structlog.testing import capture_logs

from bot.channels.telegram import TelegramChannel
from bot.ports import Channel, ChannelThrottledError
from tests.channels.telegram.deliveries import CHAT, make_delivery
from tests.channels.telegram.doubles import Received
from tests.fakes import telegram_faults as fake
from tests.fakes.telegram_server import FakeTelegramServer


async def test_token_and_words_stay_out_of_every_log(
    server: FakeTelegramServer,
    channel: Channel,
    received: Received,
    start: Callable[[], asyncio.Task[None]],
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG)
    caplog.set_level(logging.INFO, logger="httpx")
    server.fail_next("getUpdates", fake.SERVER_ERROR, fake.RawAnswer("secret words, no JSON"), fake.CUT)
    server.fail_next("sendMessage", fake.throttled(1))
    with capture_logs() as logs:
        task = start()
        server.user_says(CHAT, "secret words")
        await received.until(1)
        with pytest.raises(ChannelThrottledError):
            await channel.deliver(make_delivery("secret words"))
        await channel.deliver(make_delivery("secret words"))
        server.fail_next("getUpdates", fake.UNAUTHORIZED)
        server.user_says(CHAT, "secret words")
        async with asyncio.timeout(10):
            await task
    assert "/bot***/" in caplog.text
    everything = caplog.text + repr(logs)
    assert server.token not in everything
    assert "secret words" not in everything


def test_bot_does_not_print_its_token(server: FakeTelegramServer, channel: TelegramChannel) -> None:
    assert server.token not in f"{channel.bot} {channel.bot!r} {channel!r}"

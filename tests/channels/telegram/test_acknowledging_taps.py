"""A tapped button stops turning, and nothing waits for it."""

import asyncio
from collections.abc import Callable

from structlog.testing import capture_logs

from bot.conversations import Choice, MessageKind
from bot.ports import Channel
from tests.channels.telegram.deliveries import CHAT, make_delivery
from tests.channels.telegram.doubles import Received
from tests.channels.telegram.waiting import until
from tests.fakes import telegram_faults as fake
from tests.fakes.telegram_server import FakeTelegramServer


async def test_tap_is_received_and_acknowledged(
    server: FakeTelegramServer, channel: Channel, received: Received, start: Callable[[], object]
) -> None:
    await channel.deliver(make_delivery("Which?", Choice("Tuition", "answer:tuition")))
    start()
    server.user_taps(CHAT, "answer:tuition")
    await received.until(1)
    message = channel.parse(received.events[0])
    assert message is not None
    assert (message.kind, message.text, message.payload) == (MessageKind.TAP, "Tuition", "answer:tuition")
    await until(lambda: len(server.acknowledged_taps) == 1)


async def test_tap_that_cannot_be_acknowledged_does_no_harm(
    server: FakeTelegramServer, channel: Channel, received: Received, start: Callable[[], object]
) -> None:
    await channel.deliver(make_delivery("Which?", Choice("A", "answer:a")))
    server.fail_next("answerCallbackQuery", fake.QUERY_TOO_OLD, fake.SERVER_ERROR)
    with capture_logs() as logs:
        start()
        for count in (1, 2, 3):
            server.user_taps(CHAT, "answer:a")
            await received.until(count)
            await until(lambda: len(server.calls_of("answerCallbackQuery")) == count)  # noqa: B023 - used at once
        await until(lambda: len(server.acknowledged_taps) == 1)
    assert [entry["event"] for entry in logs if entry["log_level"] == "warning"] == ["telegram_tap_not_acknowledged"]


async def test_tap_still_being_acknowledged_does_not_outlive_the_poller(
    server: FakeTelegramServer, channel: Channel, received: Received, start: Callable[[], asyncio.Task[None]]
) -> None:
    await channel.deliver(make_delivery("Which?", Choice("A", "answer:a")))
    server.fail_next("answerCallbackQuery", fake.SILENCE)
    task = start()
    server.user_taps(CHAT, "answer:a")
    await received.until(1)
    await until(lambda: bool(server.calls_of("answerCallbackQuery")))
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    assert not [other for other in asyncio.all_tasks() if other.get_name() == "telegram tap"]

"""Polling a Bot API server over HTTP: every update is stored, in order, whatever fails."""

import asyncio
from collections.abc import Callable

from structlog.testing import capture_logs

from bot.channels.telegram import TelegramChannel, TelegramPoller
from bot.conversations import MessageKind
from bot.ports import Channel
from tests.channels.telegram.deliveries import CHAT
from tests.channels.telegram.doubles import Pauses, Received
from tests.channels.telegram.waiting import until
from tests.fakes import telegram_faults as fake
from tests.fakes.shelf import OneBookShelf
from tests.fakes.telegram_server import FakeTelegramServer


async def test_what_people_say_is_received_in_order(
    server: FakeTelegramServer, channel: Channel, received: Received, start: Callable[[], object]
) -> None:
    numbers = [server.user_says(CHAT, "one"), server.user_says(6, "two")]
    start()
    await received.until(2)
    numbers.append(server.user_says(CHAT, "three"))
    await received.until(3)
    assert received.keys == [str(number) for number in numbers]
    assert [event.lane for event in received.events] == ["5", "6", "5"]
    message = channel.parse(received.events[2])
    assert message is not None
    assert (message.kind, message.text) == (MessageKind.TEXT, "three")


async def test_update_is_stored_before_telegram_may_forget_it(
    server: FakeTelegramServer, received: Received, pauses: Pauses, start: Callable[[], object]
) -> None:
    received.failures = 3
    server.user_says(CHAT, "one")
    server.user_says(CHAT, "two")
    with capture_logs() as logs:
        start()
        await received.until(2)
    assert [event.body["message"]["text"] for event in received.events] == ["one", "two"]  # type: ignore[index]
    assert [entry["fault"] for entry in logs if entry["event"] == "telegram_receive_failed"] == ["OSError"] * 3
    assert "the storage is away" not in repr(logs)
    assert [bool(low <= pause <= 2 * low) for low, pause in zip((1, 2, 4), pauses.seconds, strict=True)] == [True] * 3


async def test_only_the_update_that_failed_and_those_after_it_come_again(
    server: FakeTelegramServer, received: Received, start: Callable[[], object]
) -> None:
    start()
    server.user_says(CHAT, "one")
    await received.until(1)
    received.failures = 1
    server.user_says(CHAT, "two")
    server.user_says(CHAT, "three")
    await received.until(3)
    assert len(set(received.keys)) == len(received.keys) == 3


async def test_copy_of_an_update_has_the_same_key(server: FakeTelegramServer, received: Received, start: Callable[[], object]) -> None:
    server.user_says(CHAT, "one")
    update = server.updates[0]
    start()
    await received.until(1)
    server.repeat(update)
    await received.until(2)
    server.user_says(CHAT, "two")
    await received.until(3)
    assert received.keys[0] == received.keys[1] != received.keys[2]


async def test_updates_that_make_no_sense_do_not_stop_polling(
    server: FakeTelegramServer, channel: Channel, received: Received, pauses: Pauses, start: Callable[[], object]
) -> None:
    server.push({"message": {"text": ["?"]}})
    server.push({"callback_query": 7})
    server.push_raw({"message": {"text": "no number"}})
    start()
    await received.until(2)
    server.push_raw({})
    await until(lambda: bool(pauses.seconds))
    server.user_says(CHAT, "hello")
    await received.until(3)
    parsed = [channel.parse(event) for event in received.events]
    assert [message.text if message else None for message in parsed] == [None, None, "hello"]


async def test_offset_is_dropped_once_everything_is_confirmed(
    channel: TelegramChannel, server: FakeTelegramServer, shelf: OneBookShelf, received: Received
) -> None:
    """Update ids may start anywhere after a quiet week; an old offset would hide the smaller ones."""
    poller = TelegramPoller(channel, shelf, poll_seconds=0.0)
    server.user_says(CHAT, "one")
    task = asyncio.create_task(poller.run(received))
    await received.until(1)
    polls = len(server.calls_of("getUpdates"))
    await until(lambda: len(server.calls_of("getUpdates")) > polls + 1)
    server.push({"update_id": 17, "message": {"chat": {"id": CHAT, "type": "private"}, "text": "two"}})
    await received.until(2)
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    assert received.keys[-1] == "17"


async def test_polling_gets_over_everything_that_passes(
    server: FakeTelegramServer, received: Received, pauses: Pauses, start: Callable[[], object]
) -> None:
    faults: list[fake.Fault] = [
        fake.SERVER_ERROR,
        fake.CUT,
        fake.NOT_JSON,
        fake.RawAnswer('{"ok": true, "result": 1}'),
        fake.throttled(90),
        fake.ANSWER_LOST,
    ]
    server.fail_next("getMe", fake.CUT)
    server.fail_next("getUpdates", *faults)
    server.user_says(CHAT, "hello")
    with capture_logs() as logs:
        start()
        await received.until(1)
    assert received.keys == [str(server.updates[0]["update_id"])]
    assert len(pauses.seconds) == len(faults) + 1
    assert max(pauses.seconds) == 90.0
    assert [entry["event"] for entry in logs].count("telegram_poll_failed") == len(faults) + 1


async def test_second_poller_is_named_in_the_log(server: FakeTelegramServer, received: Received, start: Callable[[], object]) -> None:
    server.fail_next("getUpdates", fake.CONFLICT)
    server.user_says(CHAT, "hello")
    with capture_logs() as logs:
        start()
        await received.until(1)
    (entry,) = [entry for entry in logs if entry["event"] == "telegram_poll_conflict"]
    assert entry["log_level"] == "error"
    assert "other program" in entry["next_step"]


async def test_webhook_is_deleted_and_nothing_waiting_is_lost(
    server: FakeTelegramServer, received: Received, start: Callable[[], object]
) -> None:
    server.webhook = "https://old.example/hook"
    server.user_says(CHAT, "hello")
    start()
    await received.until(1)
    assert server.webhook == ""


async def test_rejected_token_stops_the_poller_only(server: FakeTelegramServer, start: Callable[[], asyncio.Task[None]]) -> None:
    server.token = "7000000001:another-token-since-then"
    with capture_logs() as logs:
        async with asyncio.timeout(10):
            await start()
    assert [(entry["event"], entry["log_level"]) for entry in logs] == [("telegram_token_rejected", "error")]


async def test_token_rejected_later_stops_the_poller_too(
    server: FakeTelegramServer, received: Received, start: Callable[[], asyncio.Task[None]]
) -> None:
    server.fail_next("getUpdates", fake.UNAUTHORIZED)
    async with asyncio.timeout(10):
        await start()
    assert not received.events


async def test_only_what_is_handled_is_asked_for(server: FakeTelegramServer, received: Received, start: Callable[[], object]) -> None:
    server.user_says(CHAT, "hello")
    start()
    await received.until(1)
    assert server.calls_of("getUpdates")[0] == {
        "timeout": 25,
        "allowed_updates": ["message", "edited_message", "callback_query", "my_chat_member"],
    }

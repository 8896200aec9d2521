"""Delivering and polling against a Bot API server over HTTP, with everything that goes wrong on the way."""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field, replace
from datetime import date

import pytest
from structlog.testing import capture_logs

from bot.channels.telegram import TelegramChannel, TelegramPoller
from bot.conversations import Address, Choice, MessageKind, Reply, ReplyKind
from bot.knowledge import Book, Command, Vocabulary
from bot.ports import (
    Channel,
    ChannelError,
    ChannelThrottledError,
    ChannelUnreachableError,
    ContactBlockedBotError,
    Delivery,
    Event,
    MessageRejectedError,
    PictureFrame,
)
from bot.safety.lexicon import compile_lexicon
from bot.vietnamese import Phrases
from tests.fakes import telegram_server as fake
from tests.fakes.shelf import OneBookShelf
from tests.fakes.telegram_server import FakeTelegramServer

CHAT = 5
PICTURE, PNG = "after_grade_9/1+4", b"\x89PNG\r\n\x1a\nand the rest"
COMMANDS = {"start": Command("Begin", "reply:start"), "batdau": Command("", "reply:start"), "BAD": Command("Refused", "reply:x")}


@dataclass
class OnePicture:
    """Pictures of which there is one; fails when told."""

    fault: Exception | None = None

    def frame(self, name: str) -> PictureFrame | None:
        """Return nothing: only pages ask."""

    def svg(self, name: str) -> str | None:
        """Return nothing: only pages ask."""

    def png(self, name: str) -> bytes | None:
        """Return the picture."""
        if self.fault:
            raise self.fault
        return PNG if name == PICTURE else None


@dataclass
class Received:
    """Stores events as the gateway would; fails for as many events as told."""

    events: list[Event] = field(default_factory=list)
    failures: int = 0
    news: asyncio.Event = field(default_factory=asyncio.Event)

    async def __call__(self, event: Event) -> None:
        """Store an event, or fail."""
        if self.failures:
            self.failures -= 1
            message = "the storage is away"
            raise OSError(message)
        self.events.append(event)
        self.news.set()

    @property
    def keys(self) -> list[str]:
        """The keys of what was stored, in order."""
        return [event.key for event in self.events]

    async def until(self, count: int) -> None:
        """Wait until `count` events are stored."""
        async with asyncio.timeout(10):
            while len(self.events) < count:
                self.news.clear()
                await self.news.wait()


@dataclass
class Pauses:
    """Remembers pauses instead of making them."""

    seconds: list[float] = field(default_factory=list)

    async def __call__(self, seconds: float) -> None:
        """Note a pause."""
        self.seconds.append(seconds)
        await asyncio.sleep(0)


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


def _delivery(text: str = "Hello", *choices: Choice, sources: tuple[str, ...] = (), checked_on: date | None = None) -> Delivery:
    reply = Reply(ReplyKind.ANSWER, text, choices=choices, sources=sources, checked_on=checked_on)
    return Delivery(id=1, message_id=1, address=Address("telegram", str(CHAT)), reply=reply, attempts=0)


# Delivering.


async def test_answer_is_sent_with_its_sources_and_buttons(server: FakeTelegramServer, channel: Channel) -> None:
    delivery = _delivery("a < b", Choice("Yes", "handoff"), sources=("Law 1",), checked_on=date(2026, 11, 22))
    external_id = await channel.deliver(delivery)
    (sent,) = server.messages_to(CHAT)
    assert sent.text == "a < b\n\nSources (checked 22/11/2026):\n\N{BULLET} Law 1"
    assert sent.buttons == (("Yes", "handoff"),)
    assert external_id == str(sent.id)
    assert sent.fields["link_preview_options"] == {"is_disabled": True}


async def test_long_answer_is_sent_in_parts(server: FakeTelegramServer, channel: Channel) -> None:
    external_id = await channel.deliver(_delivery("word " * 1500, Choice("A", "answer:a"), Choice("B", "answer:b")))
    first, last = server.messages_to(CHAT)
    assert f"{first.text} {last.text}".split() == ["word"] * 1500
    assert (first.rows, last.rows) == ((), (1, 1))
    assert external_id == str(last.id)


@pytest.mark.parametrize(
    ("fault", "kind", "retry_after_seconds"),
    [
        (fake.throttled(7), ChannelThrottledError, 7.0),
        (fake.SERVER_ERROR, ChannelUnreachableError, 2.0),
        (fake.CUT, ChannelUnreachableError, 2.0),
        (fake.NOT_JSON, ChannelUnreachableError, 2.0),
        (fake.RawAnswer('{"ok": true}'), ChannelUnreachableError, 2.0),
        (fake.UNAUTHORIZED, ChannelUnreachableError, 300.0),
        (fake.BLOCKED, ContactBlockedBotError, None),
        (fake.CHAT_NOT_FOUND, MessageRejectedError, None),
    ],
    ids=["throttled", "server error", "connection cut", "not JSON", "no result", "token rejected", "blocked", "chat not found"],
)
async def test_failed_delivery_tells_whether_to_try_again(
    server: FakeTelegramServer, channel: Channel, fault: fake.Fault, kind: type[ChannelError], retry_after_seconds: float | None
) -> None:
    server.fail_next("sendMessage", fault)
    with pytest.raises(kind) as caught:
        await channel.deliver(_delivery())
    assert caught.value.retry_after_seconds == retry_after_seconds
    assert not server.messages_to(CHAT)
    await channel.deliver(_delivery())
    assert len(server.messages_to(CHAT)) == 1


async def test_message_whose_answer_was_lost_is_sent_again(server: FakeTelegramServer, channel: Channel) -> None:
    """At least once: Telegram has no way to tell that the first copy arrived."""
    server.fail_next("sendMessage", fake.ANSWER_LOST)
    with pytest.raises(ChannelUnreachableError):
        await channel.deliver(_delivery())
    await channel.deliver(_delivery())
    assert [sent.text for sent in server.messages_to(CHAT)] == ["Hello", "Hello"]


async def test_person_who_blocked_the_bot(server: FakeTelegramServer, channel: Channel) -> None:
    server.block(CHAT)
    with pytest.raises(ContactBlockedBotError):
        await channel.deliver(_delivery())


async def test_server_that_is_not_there(server: FakeTelegramServer, shelf: OneBookShelf) -> None:
    async with TelegramChannel(server.token, shelf, OnePicture(), "http://127.0.0.1:9") as lost:
        with pytest.raises(ChannelUnreachableError):
            await lost.deliver(_delivery())


async def test_second_attempt_goes_on_where_the_first_broke_off(server: FakeTelegramServer, channel: Channel) -> None:
    delivery = _delivery("first " * 600 + "\n\n" + "second " * 500)
    server.fail_next("sendMessage", fake.PASS, fake.SERVER_ERROR)
    with pytest.raises(ChannelUnreachableError):
        await channel.deliver(delivery)
    await channel.deliver(delivery)
    assert [sent.text.split()[0] for sent in server.messages_to(CHAT)] == ["first", "second"]


async def test_only_so_many_broken_replies_are_remembered(
    server: FakeTelegramServer, channel: Channel, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.channels.telegram.client._UNFINISHED", 1)
    older = _delivery("first " * 600 + "\n\n" + "second " * 500)
    for delivery in (older, replace(older, id=2)):
        server.fail_next("sendMessage", fake.PASS, fake.SERVER_ERROR)
        with pytest.raises(ChannelUnreachableError):
            await channel.deliver(delivery)
    await channel.deliver(replace(older, id=2))
    await channel.deliver(older)
    assert len(server.messages_to(CHAT)) == (1 + 1) + 1 + 2


async def test_reply_given_up_is_forgotten(server: FakeTelegramServer, channel: Channel) -> None:
    """A reply that was refused for good is said whole if it is ever asked for again."""
    delivery = _delivery("first " * 600 + "\n\n" + "second " * 500)
    server.fail_next("sendMessage", fake.PASS, fake.CHAT_NOT_FOUND)
    with pytest.raises(MessageRejectedError):
        await channel.deliver(delivery)
    await channel.deliver(delivery)
    assert len(server.messages_to(CHAT)) == 1 + 2


@pytest.mark.parametrize("delivery", [_delivery("  "), _delivery("Hello", Choice("A", "x" * 65))], ids=["empty", "payload too long"])
async def test_reply_that_cannot_be_sent_is_rejected(server: FakeTelegramServer, channel: Channel, delivery: Delivery) -> None:
    with pytest.raises(MessageRejectedError):
        await channel.deliver(delivery)
    assert not server.calls_of("sendMessage")


# Pictures.


def _pictured(name: str = PICTURE, text: str = "Hello") -> Delivery:
    delivery = _delivery(text)
    return replace(delivery, reply=replace(delivery.reply, picture=name))


async def test_picture_is_sent_before_the_words_and_makes_no_sound(server: FakeTelegramServer, channel: Channel) -> None:
    external_id = await channel.deliver(_pictured())
    (photo,), (message,) = server.photos_to(CHAT), server.messages_to(CHAT)
    assert (photo.content, photo.content_type) == (PNG, "image/png")
    assert photo.fields["disable_notification"] is True
    assert photo.id < message.id
    assert external_id == str(message.id)
    assert "disable_notification" not in message.fields


async def test_reply_without_a_picture_sends_none(server: FakeTelegramServer, channel: Channel) -> None:
    await channel.deliver(_delivery())
    assert not server.calls_of("sendPhoto")


async def test_picture_that_the_book_has_no_longer_is_left_out(server: FakeTelegramServer, channel: Channel) -> None:
    await channel.deliver(_pictured("after_grade_9/8+9"))
    assert not server.calls_of("sendPhoto")
    assert [sent.text for sent in server.messages_to(CHAT)] == ["Hello"]


@pytest.mark.parametrize(
    ("fault", "code"),
    [
        (fake.SERVER_ERROR, "NetworkError"),
        (fake.throttled(7), "429"),
        (fake.CUT, "NetworkError"),
        (fake.NOT_JSON, "TelegramError"),
        (fake.Refusal(400, "Bad Request: PHOTO_INVALID_DIMENSIONS"), "400"),
    ],
    ids=["server error", "throttled", "connection cut", "not JSON", "refused"],
)
async def test_words_are_sent_without_a_picture_that_fails(
    server: FakeTelegramServer, channel: Channel, fault: fake.Fault, code: str
) -> None:
    server.fail_next("sendPhoto", fault)
    with capture_logs() as logs:
        await channel.deliver(_pictured(text="secret words"))
    assert [sent.text for sent in server.messages_to(CHAT)] == ["secret words"]
    (entry,) = logs
    assert entry["event"] == "telegram_picture_failed"
    assert entry["code"].startswith(code)
    assert "secret" not in repr(logs)
    assert server.token not in repr(logs)


async def test_words_are_sent_without_a_picture_that_cannot_be_drawn(
    server: FakeTelegramServer, channel: Channel, pictures: OnePicture
) -> None:
    pictures.fault = KeyError("secret words")
    with capture_logs() as logs:
        await channel.deliver(_pictured())
    assert len(server.messages_to(CHAT)) == 1
    assert [(entry["event"], entry["code"]) for entry in logs] == [("telegram_picture_failed", "KeyError")]


async def test_words_do_not_wait_for_a_picture_for_ever(
    server: FakeTelegramServer, channel: Channel, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.channels.telegram.client._PICTURE_SECONDS", 0.1)
    server.fail_next("sendPhoto", fake.SILENCE)
    with capture_logs() as logs:
        await channel.deliver(_pictured())
    assert len(server.messages_to(CHAT)) == 1
    assert [entry["code"] for entry in logs] == ["TimeoutError"]


async def test_second_attempt_sends_no_second_picture(server: FakeTelegramServer, channel: Channel) -> None:
    server.fail_next("sendMessage", fake.SERVER_ERROR)
    with pytest.raises(ChannelUnreachableError):
        await channel.deliver(_pictured())
    await channel.deliver(_pictured())
    assert (len(server.photos_to(CHAT)), len(server.messages_to(CHAT))) == (1, 1)


async def test_reply_that_cannot_be_sent_sends_no_picture(server: FakeTelegramServer, channel: Channel) -> None:
    with pytest.raises(MessageRejectedError):
        await channel.deliver(_pictured(text="  "))
    assert not server.calls_of("sendPhoto")


async def test_person_who_blocked_the_bot_gets_no_picture_either(server: FakeTelegramServer, channel: Channel) -> None:
    server.block(CHAT)
    with pytest.raises(ContactBlockedBotError):
        await channel.deliver(_pictured())
    assert not server.photos_to(CHAT)


# Polling.


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


async def test_tap_is_received_and_acknowledged(
    server: FakeTelegramServer, channel: Channel, received: Received, start: Callable[[], object]
) -> None:
    await channel.deliver(_delivery("Which?", Choice("Tuition", "answer:tuition")))
    start()
    server.user_taps(CHAT, "answer:tuition")
    await received.until(1)
    message = channel.parse(received.events[0])
    assert message is not None
    assert (message.kind, message.text, message.payload) == (MessageKind.TAP, "Tuition", "answer:tuition")
    await _until(lambda: len(server.acknowledged_taps) == 1)


async def test_tap_that_cannot_be_acknowledged_does_no_harm(
    server: FakeTelegramServer, channel: Channel, received: Received, start: Callable[[], object]
) -> None:
    await channel.deliver(_delivery("Which?", Choice("A", "answer:a")))
    server.fail_next("answerCallbackQuery", fake.QUERY_TOO_OLD, fake.SERVER_ERROR)
    with capture_logs() as logs:
        start()
        for count in (1, 2, 3):
            server.user_taps(CHAT, "answer:a")
            await received.until(count)
            await _until(lambda: len(server.calls_of("answerCallbackQuery")) == count)  # noqa: B023 - used at once
        await _until(lambda: len(server.acknowledged_taps) == 1)
    assert [entry["event"] for entry in logs if entry["log_level"] == "warning"] == ["telegram_tap_not_acknowledged"]


async def test_tap_still_being_acknowledged_does_not_outlive_the_poller(
    server: FakeTelegramServer, channel: Channel, received: Received, start: Callable[[], asyncio.Task[None]]
) -> None:
    await channel.deliver(_delivery("Which?", Choice("A", "answer:a")))
    server.fail_next("answerCallbackQuery", fake.SILENCE)
    task = start()
    server.user_taps(CHAT, "answer:a")
    await received.until(1)
    await _until(lambda: bool(server.calls_of("answerCallbackQuery")))
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    assert not [other for other in asyncio.all_tasks() if other.get_name() == "telegram tap"]


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
    await _until(lambda: bool(pauses.seconds))
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
    await _until(lambda: len(server.calls_of("getUpdates")) > polls + 1)
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


async def test_only_what_is_handled_is_asked_for(server: FakeTelegramServer, received: Received, start: Callable[[], object]) -> None:
    server.user_says(CHAT, "hello")
    start()
    await received.until(1)
    assert server.calls_of("getUpdates")[0] == {
        "timeout": 25,
        "allowed_updates": ["message", "edited_message", "callback_query", "my_chat_member"],
    }


async def test_telegram_itself_is_asked_unless_told_otherwise(shelf: OneBookShelf) -> None:
    async with TelegramChannel("7000000001:for-the-fake-server-only", shelf, OnePicture()) as real:
        assert real.bot.base_url.startswith("https://api.telegram.org/bot")


# Secrets.


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
            await channel.deliver(_delivery("secret words"))
        await channel.deliver(_delivery("secret words"))
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


async def _says_and_waits(server: FakeTelegramServer, received: Received, count: int) -> None:
    while len(received.events) < count:
        before = len(received.events)
        server.user_says(CHAT, "hello")
        await received.until(before + 1)


async def _until(is_so: Callable[[], bool], pause: Callable[[float], Awaitable[None]] = asyncio.sleep) -> None:
    async with asyncio.timeout(10):
        while not is_so():
            await pause(0.001)

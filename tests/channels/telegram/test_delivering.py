"""Delivering against a Bot API server over HTTP, with everything that goes wrong on the way."""

from dataclasses import replace
from datetime import date

import pytest

from bot.channels.telegram import TelegramChannel
from bot.conversations import Choice
from bot.ports import (
    Channel,
    ChannelError,
    ChannelThrottledError,
    ChannelUnreachableError,
    ContactBlockedBotError,
    Delivery,
    MessageRejectedError,
)
from tests.channels.telegram.deliveries import CHAT, make_delivery
from tests.channels.telegram.doubles import OnePicture
from tests.fakes import telegram_faults as fake
from tests.fakes.shelf import OneBookShelf
from tests.fakes.telegram_server import FakeTelegramServer


async def test_answer_is_sent_with_its_sources_and_buttons(server: FakeTelegramServer, channel: Channel) -> None:
    delivery = make_delivery("a < b", Choice("Yes", "handoff"), sources=("Law 1",), checked_on=date(2026, 11, 22))
    external_id = await channel.deliver(delivery)
    (sent,) = server.messages_to(CHAT)
    assert sent.text == "a < b\n\nSources (checked 22/11/2026):\n\N{BULLET} Law 1"
    assert sent.buttons == (("Yes", "handoff"),)
    assert external_id == str(sent.id)
    assert sent.fields["link_preview_options"] == {"is_disabled": True}


async def test_long_answer_is_sent_in_parts(server: FakeTelegramServer, channel: Channel) -> None:
    external_id = await channel.deliver(make_delivery("word " * 1500, Choice("A", "answer:a"), Choice("B", "answer:b")))
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
        await channel.deliver(make_delivery())
    assert caught.value.retry_after_seconds == retry_after_seconds
    assert not server.messages_to(CHAT)
    await channel.deliver(make_delivery())
    assert len(server.messages_to(CHAT)) == 1


async def test_message_whose_answer_was_lost_is_sent_again(server: FakeTelegramServer, channel: Channel) -> None:
    """At least once: Telegram has no way to tell that the first copy arrived."""
    server.fail_next("sendMessage", fake.ANSWER_LOST)
    with pytest.raises(ChannelUnreachableError):
        await channel.deliver(make_delivery())
    await channel.deliver(make_delivery())
    assert [sent.text for sent in server.messages_to(CHAT)] == ["Hello", "Hello"]


async def test_person_who_blocked_the_bot(server: FakeTelegramServer, channel: Channel) -> None:
    server.block(CHAT)
    with pytest.raises(ContactBlockedBotError):
        await channel.deliver(make_delivery())


async def test_server_that_is_not_there(server: FakeTelegramServer, shelf: OneBookShelf) -> None:
    async with TelegramChannel(server.token, shelf, OnePicture(), "http://127.0.0.1:9") as lost:
        with pytest.raises(ChannelUnreachableError):
            await lost.deliver(make_delivery())


async def test_second_attempt_goes_on_where_the_first_broke_off(server: FakeTelegramServer, channel: Channel) -> None:
    delivery = make_delivery("first " * 600 + "\n\n" + "second " * 500)
    server.fail_next("sendMessage", fake.PASS, fake.SERVER_ERROR)
    with pytest.raises(ChannelUnreachableError):
        await channel.deliver(delivery)
    await channel.deliver(delivery)
    assert [sent.text.split()[0] for sent in server.messages_to(CHAT)] == ["first", "second"]


async def test_only_so_many_broken_replies_are_remembered(
    server: FakeTelegramServer, channel: Channel, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.channels.telegram.client._UNFINISHED", 1)
    older = make_delivery("first " * 600 + "\n\n" + "second " * 500)
    for delivery in (older, replace(older, id=2)):
        server.fail_next("sendMessage", fake.PASS, fake.SERVER_ERROR)
        with pytest.raises(ChannelUnreachableError):
            await channel.deliver(delivery)
    await channel.deliver(replace(older, id=2))
    await channel.deliver(older)
    assert len(server.messages_to(CHAT)) == (1 + 1) + 1 + 2


async def test_reply_given_up_is_forgotten(server: FakeTelegramServer, channel: Channel) -> None:
    """A reply that was refused for good is said whole if it is ever asked for again."""
    delivery = make_delivery("first " * 600 + "\n\n" + "second " * 500)
    server.fail_next("sendMessage", fake.PASS, fake.CHAT_NOT_FOUND)
    with pytest.raises(MessageRejectedError):
        await channel.deliver(delivery)
    await channel.deliver(delivery)
    assert len(server.messages_to(CHAT)) == 1 + 2


@pytest.mark.parametrize(
    "delivery", [make_delivery("  "), make_delivery("Hello", Choice("A", "x" * 65))], ids=["empty", "payload too long"]
)
async def test_reply_that_cannot_be_sent_is_rejected(server: FakeTelegramServer, channel: Channel, delivery: Delivery) -> None:
    with pytest.raises(MessageRejectedError):
        await channel.deliver(delivery)
    assert not server.calls_of("sendMessage")


async def test_telegram_itself_is_asked_unless_told_otherwise(shelf: OneBookShelf) -> None:
    async with TelegramChannel("7000000001:for-the-fake-server-only", shelf, OnePicture()) as real:
        assert real.bot.base_url.startswith("https://api.telegram.org/bot")

"""A picture goes before the words and never keeps them from being sent."""

from dataclasses import replace

import pytest
from structlog.testing import capture_logs

from bot.ports import Channel, ChannelUnreachableError, ContactBlockedBotError, Delivery, MessageRejectedError
from tests.channels.telegram.deliveries import CHAT, make_delivery
from tests.channels.telegram.doubles import PICTURE, PNG, OnePicture
from tests.fakes import telegram_faults as fake
from tests.fakes.telegram_server import FakeTelegramServer


def _pictured(name: str = PICTURE, text: str = "Hello") -> Delivery:
    delivery = make_delivery(text)
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
    await channel.deliver(make_delivery())
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

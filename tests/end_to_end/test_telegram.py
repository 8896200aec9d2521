"""A conversation on Telegram: a whole gateway polling a fake Bot API server over HTTP."""

from collections.abc import AsyncIterator
from dataclasses import replace

import pytest

from bot.bootstrap.gateway import running_gateway
from bot.settings import Settings
from tests.fakes.telegram_faults import ANSWER_LOST, throttled
from tests.fakes.telegram_server import FakeTelegramServer

PUPIL, MOTHER = 101, 202


@pytest.fixture
async def telegram() -> AsyncIterator[FakeTelegramServer]:
    async with FakeTelegramServer() as server:
        yield server


@pytest.fixture
async def served(telegram: FakeTelegramServer, gateway_settings: Settings) -> Settings:
    return replace(gateway_settings, telegram_token=telegram.token, telegram_url=telegram.url)


async def test_a_question_is_answered_with_its_source_and_a_tap_goes_on(telegram: FakeTelegramServer, served: Settings) -> None:
    async with running_gateway(served):
        telegram.user_says(PUPIL, "hoc trung cap sau lop 9 co mat hoc phi ko")
        answer = await telegram.next_message(PUPIL)
        assert "238/2025/NĐ-CP" in answer.text
        _, payload = answer.buttons[0]

        telegram.user_taps(PUPIL, payload)

        assert (await telegram.next_message(PUPIL)).text != answer.text


async def test_a_start_link_and_the_commands_of_the_menu_work(telegram: FakeTelegramServer, served: Settings) -> None:
    async with running_gateway(served):
        telegram.user_says(PUPIL, "/start truong-a")
        assert "La Bàn" in (await telegram.next_message(PUPIL)).text

        telegram.user_says(PUPIL, "/gapthayco")

        assert "tổ tư vấn học đường" in (await telegram.next_message(PUPIL)).text
    menus = str(telegram.calls_of("setMyCommands"))
    assert all(command in menus for command in ("batdau", "huongdan", "gapthayco"))


async def test_two_people_talk_side_by_side(telegram: FakeTelegramServer, served: Settings) -> None:
    async with running_gateway(served):
        telegram.user_says(MOTHER, "con tôi học trường nghề tư thục có được miễn học phí không")
        telegram.user_says(PUPIL, "lai suat vay sinh vien")

        assert "anh/chị" in (await telegram.next_message(MOTHER)).text
        assert "6,24%" in (await telegram.next_message(PUPIL)).text


async def test_a_message_sent_while_the_gateway_was_down_is_answered_once(telegram: FakeTelegramServer, served: Settings) -> None:
    async with running_gateway(served):
        telegram.user_says(PUPIL, "học phí gdtx")
        await telegram.next_message(PUPIL)
    telegram.user_says(PUPIL, "lai suat vay sinh vien")
    async with running_gateway(served):
        await telegram.next_message(PUPIL)

    assert len(telegram.messages_to(PUPIL)) == 2


async def test_a_throttled_reply_arrives_later_and_once(telegram: FakeTelegramServer, served: Settings) -> None:
    telegram.fail_next("sendMessage", throttled(1))
    async with running_gateway(served):
        telegram.user_says(PUPIL, "học phí gdtx")
        await telegram.next_message(PUPIL, seconds=20)

    assert len(telegram.messages_to(PUPIL)) == 1


async def test_a_lost_acceptance_costs_a_second_copy_at_most(telegram: FakeTelegramServer, served: Settings) -> None:
    """Telegram cannot tell a second copy: the documented window of at-least-once delivery."""
    telegram.fail_next("sendMessage", ANSWER_LOST)
    async with running_gateway(served):
        telegram.user_says(PUPIL, "học phí gdtx")
        first = await telegram.next_message(PUPIL, seconds=20)
        second = await telegram.next_message(PUPIL, seconds=40)

    assert first.text == second.text


async def test_a_sticker_and_a_photo_are_met_kindly(telegram: FakeTelegramServer, served: Settings) -> None:
    async with running_gateway(served):
        telegram.user_sends(PUPIL, sticker={"file_id": "s", "file_unique_id": "s", "width": 1, "height": 1})
        assert "bằng chữ" in (await telegram.next_message(PUPIL)).text

        telegram.user_sends(PUPIL, photo=[{"file_id": "p", "file_unique_id": "p", "width": 1, "height": 1}])

        assert "bằng chữ" in (await telegram.next_message(PUPIL)).text

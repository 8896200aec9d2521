"""The web chat's endpoints over real HTTP, against a whole gateway."""

import asyncio
import io
import json
from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest

from bot.settings import Settings

ELSEWHERE = {"Sec-Fetch-Site": "cross-site"}


@pytest.fixture
async def visitor(gateway: Settings) -> AsyncIterator[aiohttp.ClientSession]:
    # The address is a number, and the session's cookies must be kept for it all the same.
    jar = aiohttp.CookieJar(unsafe=True)
    async with aiohttp.ClientSession(gateway.address, cookie_jar=jar) as session:
        yield session


async def post(visitor: aiohttp.ClientSession, body: object, headers: dict[str, str] | None = None) -> tuple[int, dict[str, Any]]:
    async with visitor.post("/chat/messages", json=body, headers=headers) as response:
        return response.status, await response.json()


async def news(visitor: aiohttp.ClientSession, after: object = 0, wait: int = 10) -> list[dict[str, Any]]:
    async with visitor.get("/chat/messages", params={"after": str(after), "wait": str(wait)}) as response:
        content: dict[str, list[dict[str, Any]]] = await response.json()
        return content["messages"]


async def test_a_question_is_acknowledged_and_its_answer_follows(visitor: aiohttp.ClientSession) -> None:
    assert await post(visitor, {"id": "1", "text": "học phí gdtx"}) == (202, {})

    question, answer = await news(visitor)

    assert (question["from"], question["key"], question["text"]) == ("contact", "1", "học phí gdtx")
    assert (answer["from"], answer["kind"]) == ("bot", "answer")
    assert "238/2025" in answer["sources"][0]
    assert "22/11/2026" in answer["sources_heading"]


async def test_a_second_copy_is_acknowledged_and_changes_nothing(visitor: aiohttp.ClientSession) -> None:
    for _ in range(3):
        assert await post(visitor, {"id": "1", "text": "học phí gdtx"}) == (202, {})

    first = await news(visitor)

    assert len(first) == 2
    assert await news(visitor, after=first[-1]["id"], wait=1) == []


async def test_a_waiting_page_is_woken_by_the_reply(visitor: aiohttp.ClientSession) -> None:
    await post(visitor, {"id": "1", "text": "học phí gdtx"})
    last = (await news(visitor))[-1]["id"]
    waiting = asyncio.create_task(news(visitor, after=last, wait=20))

    await post(visitor, {"id": "2", "payload": "answer:loan/interest_rate", "text": "Lãi vay"})

    async with asyncio.timeout(5):
        tapped, answer = await waiting
    assert tapped["text"] == "Lãi vay"
    assert "6,24%" in answer["text"]


async def test_two_visitors_do_not_see_each_other(visitor: aiohttp.ClientSession, gateway: Settings) -> None:
    await post(visitor, {"id": "1", "text": "học phí gdtx"})
    await news(visitor)

    async with aiohttp.ClientSession(gateway.address) as other:
        assert await news(other, wait=0) == []


@pytest.mark.parametrize(
    "body",
    [
        [],
        {},
        {"id": "1"},
        {"id": 1, "text": "x"},
        {"id": "", "text": "x"},
        {"id": "1" * 65, "text": "x"},
        {"id": "1", "text": None},
        {"id": "1", "text": "x", "payload": "p" * 65},
    ],
    ids=repr,
)
async def test_what_our_page_never_sends_is_refused_with_a_sentence(visitor: aiohttp.ClientSession, body: object) -> None:
    status, answer = await post(visitor, body)

    assert status == 400
    assert answer["error"].endswith(".")


async def test_bytes_that_are_no_json_are_refused_with_a_sentence(visitor: aiohttp.ClientSession) -> None:
    async with visitor.post("/chat/messages", data=b"\xff{", headers={"Content-Type": "application/json"}) as response:
        assert response.status == 400
        assert "error" in await response.json()


async def test_a_text_of_20000_characters_is_answered_and_kept_whole(visitor: aiohttp.ClientSession) -> None:
    text = "học phí gdtx " * 1540
    assert (await post(visitor, {"id": "1", "text": text}))[0] == 202

    question, answer = await news(visitor)

    assert question["text"] == text
    assert "một phần" in answer["text"]


async def test_a_text_beyond_all_measure_is_refused_kindly(visitor: aiohttp.ClientSession) -> None:
    for length in (100_001, 700_000):
        body = io.BytesIO(json.dumps({"id": "1", "text": "a" * length}).encode())
        async with visitor.post("/chat/messages", data=body, headers={"Content-Type": "application/json"}) as response:
            assert response.status == 413
            assert "chia" in (await response.json())["error"]


async def test_a_message_sent_from_another_site_is_refused(visitor: aiohttp.ClientSession) -> None:
    status, _ = await post(visitor, {"id": "1", "text": "x"}, headers=ELSEWHERE)

    assert status == 403


@pytest.mark.parametrize("after", ["-1", "x", "9" * 40, "٣", ""])
async def test_a_strange_number_counts_as_the_beginning_or_the_end(visitor: aiohttp.ClientSession, after: str) -> None:
    await post(visitor, {"id": "1", "text": "học phí gdtx"})
    await news(visitor)

    assert len(await news(visitor, after=after, wait=0)) in (0, 2)


async def test_the_cookie_is_out_of_reach_of_scripts_and_other_sites(gateway: Settings) -> None:
    async with aiohttp.ClientSession(gateway.address) as session, session.get("/") as response:
        cookie = response.cookies["laban_chat"]

        assert cookie["httponly"]
        assert cookie["samesite"] == "Lax"
        assert "default-src 'none'" in response.headers["Content-Security-Policy"]


async def test_health_tells_the_engine_and_the_content(visitor: aiohttp.ClientSession) -> None:
    async with visitor.get("/healthz") as response:
        health = await response.json()

    assert health["status"] == "ok"
    assert health["engine"] == "small"
    assert health["answers"] > 100

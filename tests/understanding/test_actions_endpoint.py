"""Where Rasa calls back, called as Rasa 3.6 calls."""

import json
from collections.abc import AsyncIterator
from io import BytesIO

import pytest
from aiohttp.test_utils import TestClient, TestServer
from aiohttp.web import Application, Request

from bot.conversations import Memory
from bot.dialogue import ACTIONS
from bot.understanding.actions_endpoint import create_actions_app
from bot.understanding.rasa import metadata_of
from tests.fakes.shelf import OneBookShelf
from tests.services.books import tiny_book

TOKEN = "for-this-test-only"
SURE = (("tuition_fee", 0.2), ("after_grade_9_streams", 0.1), ("greet", 0.05))

type Client = TestClient[Request, Application]


@pytest.fixture
async def client() -> AsyncIterator[Client]:
    async with TestClient(TestServer(create_actions_app(OneBookShelf(tiny_book()), TOKEN))) as client:
        yield client


def call(
    action: str, ranking: tuple[tuple[str, float], ...] = SURE, metadata: dict[str, object] | None = None, **more: object
) -> dict[str, object]:
    """Return the body of a call."""
    latest = {
        "intent": {"name": ranking[0][0], "confidence": ranking[0][1]} if ranking else {},
        "entities": [],
        "text": "",
        "message_id": "d0c6",
        "metadata": metadata_of(Memory()) if metadata is None else metadata,
        "text_tokens": [],
        "intent_ranking": [{"name": name, "confidence": confidence} for name, confidence in ranking],
    }
    tracker = {
        "sender_id": "opaque-0",
        "slots": {"session_started_metadata": None},
        "latest_message": latest,
        "latest_event_time": 1795000000.0,
        "followup_action": None,
        "paused": False,
        "events": [{"event": "action", "name": "action_session_start"}],
        "latest_input_channel": "laban",
        "active_loop": {},
        "latest_action": {"action_name": "action_listen"},
        "latest_action_name": "action_listen",
    }
    domain = {"intents": [name for name, _ in ranking], "actions": list(ACTIONS), "responses": {}}
    return {"next_action": action, "sender_id": "opaque-0", "tracker": tracker, "domain": domain, "version": "3.6.21", **more}


async def said(client: Client, body: dict[str, object]) -> list[object]:
    """Return what an action said, checking the shape of the answer."""
    async with client.post("/webhook", params={"token": TOKEN}, json=body) as response:
        assert response.status == 200
        answer = await response.json()
    assert answer["events"] == []
    assert all(message["text"] is None for message in answer["responses"])
    return [message["custom"] for message in answer["responses"]]


async def test_action_says_what_it_computed(client: Client) -> None:
    assert await said(client, call("action_show_paths")) == [{"follow": "path:after_grade_9"}]


async def test_fallback_has_the_passages_searched(client: Client) -> None:
    assert await said(client, call("action_look_up", (("nlu_fallback", 0.8), *SURE))) == [{"look_up": "unknown"}]


@pytest.mark.parametrize(
    ("memory", "saying"),
    [
        (Memory(grade=9), {"answer": "after_grade_9/streams"}),
        (Memory(grade=12), {"answer": "after_grade_12/options"}),
        (Memory(), {"ask_back": ["after_grade_9/streams", "after_grade_12/options"]}),
    ],
    ids=["grade 9", "grade 12", "no grade"],
)
async def test_action_says_what_follows_from_the_memory(client: Client, memory: Memory, saying: object) -> None:
    assert await said(client, call("action_answer_by_grade", metadata=metadata_of(memory))) == [saying]


async def test_second_miss_is_told_by_the_memory(client: Client) -> None:
    assert await said(client, call("action_look_up", metadata=metadata_of(Memory(misses=1)))) == [{"look_up": "unknown_again"}]


@pytest.mark.parametrize("name", ACTIONS)
async def test_every_action_of_ours_can_be_called(client: Client, name: str) -> None:
    assert await said(client, call(name))


async def test_domain_is_not_needed_once_it_was_told(client: Client) -> None:
    """Rasa 3.6 may send a digest instead."""
    first = call("action_look_up", domain_digest="d1")
    assert await said(client, first)
    later = {name: value for name, value in first.items() if name != "domain"}
    assert await said(client, later)


async def test_missing_domain_is_asked_for(client: Client) -> None:
    body = {name: value for name, value in call("action_look_up", domain_digest="d1").items() if name != "domain"}
    async with client.post("/webhook", params={"token": TOKEN}, json=body) as response:
        assert response.status == 449
        assert (await response.json())["action_name"] == "action_look_up"


async def test_unknown_action_is_not_found(client: Client) -> None:
    async with client.post("/webhook", params={"token": TOKEN}, json=call("action_dance")) as response:
        assert response.status == 404
        assert (await response.json())["action_name"] == "action_dance"


async def test_call_without_an_action_does_nothing(client: Client) -> None:
    async with client.post("/webhook", params={"token": TOKEN}, json=call("")) as response:
        assert (response.status, await response.json()) == (200, {"events": [], "responses": []})


@pytest.mark.parametrize("query", [{}, {"token": ""}, {"token": "wrong"}, {"token": TOKEN + "x"}, {"token": "sai-mã"}], ids=str)
async def test_wrong_token_is_refused(client: Client, query: dict[str, str]) -> None:
    async with client.post("/webhook", params=query, json=call("action_look_up")) as response:
        assert response.status == 401


async def test_token_that_was_never_set_lets_nobody_in() -> None:
    async with (
        TestClient(TestServer(create_actions_app(OneBookShelf(tiny_book()), ""))) as client,
        client.post("/webhook", json=call("action_look_up")) as response,
    ):
        assert response.status == 401


async def test_whole_domain_and_a_session_of_thirty_turns_are_not_too_large(client: Client) -> None:
    domain = {"responses": {f"utter_{number}": [{"custom": {"answer": "x" * 100}}] for number in range(20_000)}}
    body = BytesIO(json.dumps({**call("action_look_up"), "domain": domain}).encode())
    async with client.post("/webhook", params={"token": TOKEN}, data=body, headers={"Content-Type": "application/json"}) as response:
        assert response.status == 200

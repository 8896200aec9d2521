"""Rasa's client, against a Rasa over HTTP and everything that may be wrong with it."""

import json
from collections.abc import AsyncIterator
from dataclasses import fields, replace

import aiohttp
import pytest

from bot.conversations import Choice, Conversation, Memory, Role
from bot.dialogue import AskBack, SayAnswer, SayReply, Understanding
from bot.ports import InterpreterUnavailableError
from bot.understanding import rasa
from bot.understanding.rasa import TURNS_A_SESSION, RasaInterpreter, memory_from, metadata_of, understanding_of
from tests.fakes.rasa_server import GOOD, TOKEN, FakeRasa
from tests.services.books import tiny_book

BOOK = tiny_book()
CONVERSATION = Conversation("opaque")


@pytest.fixture
async def server() -> AsyncIterator[FakeRasa]:
    server = FakeRasa()
    await server.start()
    yield server
    await server.stop()


@pytest.fixture
async def http() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession() as session:
        yield session


@pytest.fixture
def interpreter(server: FakeRasa, http: aiohttp.ClientSession) -> RasaInterpreter:
    return RasaInterpreter(http, server.url, TOKEN)


# Asked.


async def test_good_answer_becomes_a_decision(interpreter: RasaInterpreter) -> None:
    decision = await interpreter.decide(BOOK, CONVERSATION, "học phí")
    assert decision.sayings == (SayAnswer("tuition/fee"), SayReply("greet"), AskBack(("a/b", "c/d")))
    assert decision.understanding == Understanding("rasa", (("tuition_fee", 0.75), ("greet", 0.25)))
    assert decision.reason == "rasa"


async def test_rasa_is_told_the_text_and_what_the_actions_need_and_no_more(server: FakeRasa, interpreter: RasaInterpreter) -> None:
    offered = (Choice("Học phí", "answer:tuition/fee"),)
    memory = Memory(role=Role.PARENT, grade=9, place="nghe-an", last_answer="tuition/fee", offered=offered, misses=1)
    await interpreter.decide(BOOK, replace(CONVERSATION, turns=3, memory=memory), "học phí")
    assert server.bodies == [
        {"sender": "opaque-0", "text": "học phí", "metadata": {"grade": 9, "place": "nghe-an", "misses": 1, "institution": None}},
    ]


async def test_rasa_is_told_what_this_very_text_tells(server: FakeRasa, interpreter: RasaInterpreter) -> None:
    await interpreter.decide(BOOK, CONVERSATION, "em học lớp 12 ở nghệ an")
    assert server.bodies[0]["metadata"] == {"grade": 12, "place": "nghe_an", "misses": 0, "institution": None}


async def test_sender_changes_every_thirty_turns(server: FakeRasa, interpreter: RasaInterpreter) -> None:
    for turn in range(2 * TURNS_A_SESSION + 1):
        await interpreter.decide(BOOK, replace(CONVERSATION, turns=turn), "học phí")
    senders = [body["sender"] for body in server.bodies]
    assert TURNS_A_SESSION == 30
    assert senders == ["opaque-0"] * 30 + ["opaque-1"] * 30 + ["opaque-2"]


async def test_fallback_intent_of_rasa_is_left_out(server: FakeRasa, interpreter: RasaInterpreter) -> None:
    server.answer = {**GOOD, "ranking": [["nlu_fallback", 0.7], ["tuition_fee", 0.3], ["greet", 0.2]]}
    decision = await interpreter.decide(BOOK, CONVERSATION, "học phí")
    assert decision.understanding == Understanding("rasa", (("tuition_fee", 0.3), ("greet", 0.2)))


async def test_saying_of_an_unknown_shape_is_passed_over(server: FakeRasa, interpreter: RasaInterpreter) -> None:
    server.answer = {**GOOD, "sayings": [{"dance": "wild"}, "Hello", {"reply": "greet"}]}
    decision = await interpreter.decide(BOOK, CONVERSATION, "học phí")
    assert decision.sayings == (SayReply("greet"),)


# Unavailable.


async def test_wrong_token_makes_rasa_unavailable(server: FakeRasa, http: aiohttp.ClientSession) -> None:
    with pytest.raises(InterpreterUnavailableError):
        await RasaInterpreter(http, server.url, "wrong").decide(BOOK, CONVERSATION, "học phí")
    assert server.bodies == []


@pytest.mark.parametrize("status", [400, 401, 404, 500, 503])
async def test_refusal_or_fault_makes_rasa_unavailable(server: FakeRasa, interpreter: RasaInterpreter, status: int) -> None:
    server.status = status
    with pytest.raises(InterpreterUnavailableError):
        await interpreter.decide(BOOK, CONVERSATION, "học phí")


@pytest.mark.parametrize(
    "answer",
    [b"", b"{", b"\xff\xfe", b'"', json.dumps(GOOD).encode()[:-1]],
    ids=["empty", "open brace", "not UTF-8", "open quote", "cut off"],
)
async def test_broken_json_makes_rasa_unavailable(server: FakeRasa, interpreter: RasaInterpreter, answer: bytes) -> None:
    server.answer = answer
    with pytest.raises(InterpreterUnavailableError):
        await interpreter.decide(BOOK, CONVERSATION, "học phí")


async def test_page_instead_of_json_makes_rasa_unavailable(server: FakeRasa, interpreter: RasaInterpreter) -> None:
    server.answer, server.content_type = b"<html>Hello</html>", "text/html"
    with pytest.raises(InterpreterUnavailableError):
        await interpreter.decide(BOOK, CONVERSATION, "học phí")


@pytest.mark.parametrize(
    "answer",
    [
        None,
        [],
        "ranking",
        7,
        {},
        {"ranking": GOOD["ranking"]},
        {"sayings": GOOD["sayings"]},
        {**GOOD, "ranking": None},
        {**GOOD, "ranking": []},
        {**GOOD, "ranking": "tuition_fee"},
        {**GOOD, "ranking": {"tuition_fee": 0.75}},
        {**GOOD, "ranking": ["tuition_fee"]},
        {**GOOD, "ranking": [["tuition_fee"]]},
        {**GOOD, "ranking": [["tuition_fee", None]]},
        {**GOOD, "ranking": [["tuition_fee", "sure"]]},
        {**GOOD, "ranking": [["nlu_fallback", 1.0]]},
        {**GOOD, "sayings": None},
        {**GOOD, "sayings": 7},
    ],
    ids=json.dumps,
)
async def test_wrong_shape_makes_rasa_unavailable(server: FakeRasa, interpreter: RasaInterpreter, answer: object) -> None:
    server.answer = answer if answer is not None else b"null"
    with pytest.raises(InterpreterUnavailableError):
        await interpreter.decide(BOOK, CONVERSATION, "học phí")


@pytest.mark.parametrize("sayings", [[], [{}], ["Hello"], [{"text": "Hello"}], {"reply": "greet"}], ids=json.dumps)
async def test_rasa_that_says_nothing_is_unavailable(server: FakeRasa, interpreter: RasaInterpreter, sayings: object) -> None:
    server.answer = {**GOOD, "sayings": sayings}
    with pytest.raises(InterpreterUnavailableError):
        await interpreter.decide(BOOK, CONVERSATION, "học phí")


async def test_slow_rasa_is_unavailable(server: FakeRasa, interpreter: RasaInterpreter, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rasa, "TIMEOUT_SECONDS", 0.02)
    server.slow_seconds = 0.2
    with pytest.raises(InterpreterUnavailableError):
        await interpreter.decide(BOOK, CONVERSATION, "học phí")


async def test_rasa_that_went_away_is_unavailable(server: FakeRasa, interpreter: RasaInterpreter) -> None:
    await server.stop()
    with pytest.raises(InterpreterUnavailableError):
        await interpreter.decide(BOOK, CONVERSATION, "học phí")


async def test_rasa_is_asked_again_after_a_fault(server: FakeRasa, interpreter: RasaInterpreter) -> None:
    server.status = 500
    with pytest.raises(InterpreterUnavailableError):
        await interpreter.decide(BOOK, CONVERSATION, "học phí")
    server.status = 200
    assert (await interpreter.decide(BOOK, CONVERSATION, "học phí")).reason == "rasa"


# Translations.


def test_a_ranking_of_the_fallback_alone_is_refused() -> None:
    with pytest.raises(ValueError, match="no ranking"):
        understanding_of([("nlu_fallback", 0.3)])


@pytest.mark.parametrize(
    "memory", [Memory(), Memory(grade=9, place="nghe-an", misses=2, institution="nghe_an/viet_duc")], ids=["empty", "full"]
)
def test_what_the_actions_need_of_a_memory_comes_back_from_rasa(memory: Memory) -> None:
    assert memory_from(json.loads(json.dumps(metadata_of(memory)))) == memory


def test_role_and_offers_do_not_travel_through_rasa() -> None:
    carried = metadata_of(Memory(role=Role.PARENT, last_answer="tuition/fee"))
    of_places, of_lending = {"place_since", "place_is_kept", "place_was_asked"}, {"lends", "misses_before"}
    stays = {"role", "last_answer", "offered", "explained", "guide"} | of_places | of_lending
    assert set(carried) == {field.name for field in fields(Memory)} - stays


@pytest.mark.parametrize("metadata", [{}, {"grade": "nine", "place": None, "misses": 0}, {"grade": 9}], ids=str)
def test_metadata_of_another_shape_are_an_empty_memory(metadata: dict[str, object]) -> None:
    assert memory_from(metadata) == Memory()

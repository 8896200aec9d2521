"""Sayings travel through Rasa as payloads and come back as they were."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.dialogue import AskBack, Follow, LookUp, OfferFound, SayAnswer, SayFound, Saying, SayReply, payload_of, saying_from
from bot.knowledge import Found, passage_of_answer
from tests.factories import TUITION

FOUND = Found(passage_of_answer(TUITION), 0.9)

_ids = st.text()
_sayings: st.SearchStrategy[Saying] = st.one_of(
    st.builds(SayAnswer, _ids),
    st.builds(SayReply, _ids),
    st.builds(AskBack, st.lists(_ids).map(tuple)),
    st.builds(Follow, _ids),
    st.builds(LookUp, _ids),
)


@given(_sayings)
def test_a_saying_comes_back_from_its_payload(saying: Saying) -> None:
    assert saying_from(payload_of(saying)) == saying


@given(_sayings)
def test_a_saying_comes_back_from_json(saying: Saying) -> None:
    assert saying_from(json.loads(json.dumps(payload_of(saying)))) == saying


@pytest.mark.parametrize(
    "payload",
    [
        {},
        {"text": "Chào em"},
        {"answer": None},
        {"answer": 1},
        {"answer": ["tuition/public"]},
        {"reply": None},
        {"ask_back": "tuition/public"},
        {"ask_back": None},
        {"ask_back": [1, None]},
        {"follow": None},
        {"follow": 1},
        {"look_up": ["unknown"]},
    ],
)
def test_a_payload_of_another_shape_names_no_saying(payload: dict[str, object]) -> None:
    assert saying_from(payload) is None


@pytest.mark.parametrize("saying", [SayFound(FOUND), OfferFound((FOUND,))])
def test_what_a_search_found_never_travels_through_rasa(saying: Saying) -> None:
    with pytest.raises(ValueError, match="Found"):
        payload_of(saying)

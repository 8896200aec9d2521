"""Raw updates become events and inbound messages; nothing that Telegram may send makes the translation fail."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from bot.channels.telegram.inbound import event_of, parse_update, tapped_query_id
from bot.conversations import Address, InboundMessage, MessageKind

_FOLDER = Path(__file__).parent / "cases"
CASES: list[dict[str, Any]] = [
    case for name in ("messages", "taps", "ignored") for case in json.loads((_FOLDER / f"{name}.json").read_text(encoding="utf-8"))
]
_JUNK: tuple[object, ...] = (None, True, -1, 1.5, "", "x", [], [None], {}, {"id": {}})


def _labelled(cases: list[dict[str, Any]]) -> list[object]:
    return [pytest.param(case, id=case["label"]) for case in cases]


@pytest.mark.parametrize("case", _labelled(CASES))
def test_update_becomes_message(case: dict[str, Any]) -> None:
    expected = case["expected"]
    if expected is not None:
        address = Address("telegram", expected["external_id"])
        kind = MessageKind(expected["kind"])
        expected = InboundMessage(address, kind, expected.get("text", ""), expected.get("payload", ""))
    assert parse_update(case["update"]) == expected


@pytest.mark.parametrize("case", _labelled([case for case in CASES if "event" in case]))
def test_update_becomes_event(case: dict[str, Any]) -> None:
    event = event_of(case["update"])
    assert {"key": event.key, "lane": event.lane} == case["event"]
    assert (event.channel, event.body) == ("telegram", case["update"])


@pytest.mark.parametrize("case", _labelled(CASES))
def test_only_taps_are_to_be_acknowledged(case: dict[str, Any]) -> None:
    is_tap = "callback_query" in case["update"]
    query_id = tapped_query_id(case["update"])
    assert (query_id is not None) == is_tap
    assert query_id == case.get("query_id", query_id)


@pytest.mark.parametrize("case", _labelled(CASES))
def test_no_field_is_trusted(case: dict[str, Any]) -> None:
    """Whatever field is missing or holds something else, the update is translated or ignored, in one lane."""
    for spoilt in _spoilt(case["update"]):
        message = parse_update(spoilt)
        event = event_of(spoilt)
        assert event.key
        assert message is None or message.address.external_id == event.lane


def test_labels_are_unique() -> None:
    labels = [case["label"] for case in CASES]
    assert len(labels) == len(set(labels))


def _spoilt(value: object) -> Iterator[Any]:
    """Yield `value` with one field or element at a time dropped or replaced."""
    if isinstance(value, dict):
        for name, held in value.items():
            yield {other: kept for other, kept in value.items() if other != name}
            yield from ({**value, name: other} for other in (*_JUNK, *_spoilt(held)))
    elif isinstance(value, list):
        for place, held in enumerate(value):
            yield value[:place] + value[place + 1 :]
            yield from ([*value[:place], other, *value[place + 1 :]] for other in (*_JUNK, *_spoilt(held)))

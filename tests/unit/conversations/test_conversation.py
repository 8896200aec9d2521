"""A conversation begins with an empty memory, and nothing in it can be changed in place."""

from dataclasses import FrozenInstanceError, fields
from datetime import date

import pytest

from bot.conversations import Conversation, GuideAnswers, Memory, Role


def test_a_new_conversation_has_taken_no_turn() -> None:
    assert Conversation("key").turns == 0


def test_a_new_conversation_remembers_nothing() -> None:
    memory = Conversation("key").memory
    assert memory == Memory(role=Role.UNKNOWN, grade=None, place=None, last_answer=None, offered=(), misses=0)


def test_memory_cannot_be_changed_in_place() -> None:
    memory = Memory()
    with pytest.raises(FrozenInstanceError):
        memory.misses = 1  # type: ignore[misc]  # this is what must not work


def test_memory_keeps_no_text_and_no_name() -> None:
    known = {"role", "grade", "place", "place_since", "place_is_kept", "place_was_asked", "institution", "explained", "guide"}
    assert {field.name for field in fields(Memory)} == known | {"last_answer", "offered", "misses", "misses_before", "lends"}


def test_what_a_family_answered_is_not_kept_unless_they_say_so() -> None:
    assert not GuideAnswers({"household": "poor"}, date(2026, 11, 22)).is_kept

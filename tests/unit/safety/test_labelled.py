"""How much danger the real phrases see, measured on sentences written without sight of them.

A failure tells how many sentences, never which: phrases fitted to this set would measure nothing.
"""

from collections.abc import Set as AbstractSet
from typing import NamedTuple

import pytest
import yaml

from bot.content_files import load_book
from bot.safety import DangerLevel, DangerLexicon
from bot.settings import ROOT

GRAVE = frozenset({DangerLevel.IMMEDIATE, DangerLevel.HIGH})
SEEN = GRAVE | {DangerLevel.CONCERN}


class Sentence(NamedTuple):
    """One sentence, and the level that a person gave it."""

    text: str
    level: DangerLevel


def _sentences() -> list[Sentence]:
    lines = yaml.safe_load((ROOT / "tests" / "safety" / "labelled.yml").read_text(encoding="utf-8"))
    return [Sentence(line["text"], DangerLevel(line["level"])) for line in lines]


SENTENCES = _sentences()


@pytest.fixture(scope="module")
def danger() -> DangerLexicon:
    """The real phrases."""
    return load_book(ROOT).danger


def test_every_level_is_measured() -> None:
    assert {sentence.level for sentence in SENTENCES} == set(DangerLevel)


def test_grave_danger_is_seen_as_grave(danger: DangerLexicon) -> None:
    assert _share_seen_as(danger, GRAVE, GRAVE) >= 0.9


def test_grave_danger_hardly_ever_passes_unseen(danger: DangerLexicon) -> None:
    assert _share_seen_as(danger, GRAVE, SEEN) >= 0.97


def test_concern_is_seen(danger: DangerLexicon) -> None:
    assert _share_seen_as(danger, {DangerLevel.CONCERN}, SEEN) >= 0.8


def test_harmless_sentences_raise_hardly_any_alarm(danger: DangerLexicon) -> None:
    assert _share_seen_as(danger, {DangerLevel.NONE}, SEEN) <= 0.03


def _share_seen_as(danger: DangerLexicon, meant: AbstractSet[DangerLevel], wanted: AbstractSet[DangerLevel]) -> float:
    """Return which share of the sentences of the levels `meant` is seen as one of `wanted`."""
    seen = [danger.assess(text) for text, level in SENTENCES if level in meant]
    return sum(level in wanted for level in seen) / len(seen)

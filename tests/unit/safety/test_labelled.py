"""How much danger the real phrases see.

A failure tells how many sentences, never which: phrases fitted to a set measure nothing on it.
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


def _sentences(name: str) -> list[Sentence]:
    lines = yaml.safe_load((ROOT / "tests" / "safety" / name).read_text(encoding="utf-8"))
    return [Sentence(line["text"], DangerLevel(line["level"])) for line in lines]


# The phrases were widened from what they missed of this set; it guards against loss.
SENTENCES = _sentences("labelled.yml")
# Nobody has fitted phrases to this one; its floors lie a little under the first measurement (docs/safety.md).
BLIND = _sentences("labelled_2.yml")


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


def test_a_blind_set_is_seen_as_well_as_it_was(danger: DangerLexicon) -> None:
    assert _share_seen_as(danger, GRAVE, GRAVE, BLIND) >= 0.88
    assert _share_seen_as(danger, {DangerLevel.CONCERN}, SEEN, BLIND) >= 0.78
    assert _share_seen_as(danger, {DangerLevel.NONE}, SEEN, BLIND) <= 0.09


def _share_seen_as(
    danger: DangerLexicon, meant: AbstractSet[DangerLevel], wanted: AbstractSet[DangerLevel], sentences: list[Sentence] = SENTENCES
) -> float:
    """Return which share of the sentences of the levels `meant` is seen as one of `wanted`."""
    seen = [danger.assess(text) for text, level in sentences if level in meant]
    return sum(level in wanted for level in seen) / len(seen)

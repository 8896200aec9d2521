"""Whatever somebody types is understood somehow, at a bounded cost."""

import itertools
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.bootstrap.examining import told_to
from bot.dialogue.turn import READ_LIMIT
from bot.intent_model import IntentModel, model
from bot.intent_model.features import features
from bot.intent_model.fitting import fit
from bot.ports import Edition, Interpreter
from bot.vietnamese import Restorer, clean, restoring, syllables

TEXTS = st.text(max_size=400)
"""Any of Unicode, surrogates and controls among them."""
TYPED = st.text("aăâbcdđeêghiklmnoôơpqrstuưvxy\u0300\u0301\u0309\u0303\u0323 \u200b\n9+/-?😀", max_size=400)
"""What phones type: letters with loose diacritics, and what gets between them."""
SENTENCES = [("học phí bao nhiêu", "fee"), ("trường thu học phí", "fee"), ("vay tiền đi học", "loan"), ("em muốn vay vốn", "loan")]
_MOST_PIECES_A_LETTER = 4
_WORDS_AND_PAIRS = 4


@pytest.fixture(scope="module")
def fitted() -> IntentModel:
    """A model of two intents."""
    return fit(Lessons(SENTENCES * 3, {"k": "không"}), 1.0, 6.0)


@pytest.fixture
def seen(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[int]]:
    """Count the syllables that the restorer and the features are given, text by text."""
    counts: list[int] = []

    def counting(text: str) -> list[str]:
        found = syllables(text)
        counts.append(len(found))
        return found

    monkeypatch.setattr(restoring, "syllables", counting)
    yield counts
    assert counts


@settings(deadline=None)
@given(st.one_of(TEXTS, TYPED))
def test_no_text_breaks_the_way_from_cleaning_to_ranking(fitted: IntentModel, text: str) -> None:
    cleaned = clean(text, READ_LIMIT)
    restored = fitted.reader.restorer.restore(cleaned)
    ranking = fitted.rank(cleaned)

    assert len(cleaned) <= READ_LIMIT
    assert len(restored.split()) == len(syllables(cleaned.lower()))
    assert {intent for intent, _ in ranking} == {"fee", "loan"}
    assert all(0 <= confidence <= 1 for _, confidence in ranking)


@settings(deadline=None)
@given(st.one_of(TEXTS, TYPED))
def test_features_grow_no_faster_than_the_text(text: str) -> None:
    words = syllables(text.lower())
    # Each word once more with a blank on both sides.
    letters = sum(len(word) + 2 for word in words)
    assert len(features(text.lower())) <= _WORDS_AND_PAIRS * len(words) + _MOST_PIECES_A_LETTER * letters


@settings(deadline=None)
@given(TYPED)
def test_what_is_restored_is_what_was_typed_but_for_known_readings(fitted: IntentModel, text: str) -> None:
    """A syllable that was never learnt stays as it is, so a restorer of nothing changes nothing."""
    assert Restorer({}, {}, {}).restore(text) == " ".join(syllables(clean(text).lower()))


@settings(deadline=None, max_examples=20)
@given(st.integers(0, 9), st.integers(1, 4))
def test_readings_tried_of_a_syllable_are_bounded(start: int, count: int) -> None:
    words = ["".join(letters) for letters in itertools.product("hg", ["o", "ò", "ó", "ỏ", "õ", "ọ", "ô", "ồ", "ố", "ổ", "ỗ", "ộ"], "pc")]
    restorer = Restorer(dict.fromkeys(words, 5), {}, {})
    assert all(len(readings) <= restoring._MOST_READINGS for readings in restorer._readings.values())
    assert len(restorer.restore(" ".join(words[start:] * count)).split()) == len(words[start:]) * count


async def test_a_text_of_20000_letters_is_read_no_further_than_one_of_300(
    small_interpreter: Interpreter, real_edition: Edition, seen: list[int]
) -> None:
    line = "em muon hoi hoc phi "
    await told_to(small_interpreter, real_edition, [line * 15])
    of_300, before = sum(seen), len(seen)
    await told_to(small_interpreter, real_edition, [line * 1000])

    assert sum(seen[before:]) <= of_300


async def test_features_are_taken_of_300_letters_at_most(
    small_interpreter: Interpreter, real_edition: Edition, monkeypatch: pytest.MonkeyPatch
) -> None:
    lengths: list[int] = []

    def measuring(text: str) -> list[str]:
        lengths.append(len(text))
        return features(text)

    monkeypatch.setattr(model, "features", measuring)
    await told_to(small_interpreter, real_edition, ["ho " * 6700, "x" * 20_000, "ộ" * 20_000])

    # What a short form stands for is longer than the form.
    assert lengths
    assert max(lengths) <= 2 * READ_LIMIT

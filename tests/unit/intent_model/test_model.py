"""A model fitted on a handful of sentences ranks intents, and comes back from its file as it was."""

import itertools
import re
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.intent_model import BrokenModelError, IntentModel, Lessons
from bot.intent_model.fitting import fit
from bot.intent_model.model import Weights
from bot.intent_model.reading import Reader
from bot.vietnamese import fold, learn

SENTENCES = [
    ("học phí bao nhiêu", "tuition"),
    ("học phí một tháng mấy tiền", "tuition"),
    ("trường thu học phí thế nào", "tuition"),
    ("vay vốn đi học", "loan"),
    ("vay tiền ngân hàng đi học", "loan"),
    ("lãi vay sinh viên", "loan"),
    ("chào bạn", "greet"),
    ("chào mình hỏi chút", "greet"),
    ("xin chào", "greet"),
]
TEXTS = ["học phí", "vay vốn", "chào", "hoc phi bao nhieu", "zzz", "", "lãi vay bao nhiêu"]
SOFTNESS = 1.0
SHARPNESS = 6.0
# Half-precision weights keep three digits.
HALF = 5e-3


@pytest.fixture(scope="module")
def model() -> IntentModel:
    """A model of three intents."""
    return fit(Lessons(SENTENCES), SOFTNESS, SHARPNESS)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A place for a model file."""
    return tmp_path / "intents.npz"


def test_a_model_knows_the_intents_of_its_sentences(model: IntentModel) -> None:
    assert sorted(model.intents) == ["greet", "loan", "tuition"]


@pytest.mark.parametrize(("text", "intent"), SENTENCES)
def test_a_sentence_it_was_fitted_on_is_understood(model: IntentModel, text: str, intent: str) -> None:
    assert model.rank(text)[0][0] == intent


@pytest.mark.parametrize(("text", "intent"), SENTENCES)
def test_a_sentence_without_its_marks_is_understood(model: IntentModel, text: str, intent: str) -> None:
    assert model.rank(fold(text))[0][0] == intent


@given(st.text())
def test_probabilities_of_any_text_are_sorted_and_sum_to_one(text: str) -> None:
    ranking = _small_model().rank(text)
    confidences = [confidence for _, confidence in ranking]
    assert all(first >= second for first, second in itertools.pairwise(confidences))
    assert all(0 <= confidence <= 1 for confidence in confidences)
    assert sum(confidences) == pytest.approx(1, abs=1e-5)


@pytest.mark.parametrize("text", TEXTS)
def test_a_short_ranking_is_the_beginning_of_a_long_one(model: IntentModel, text: str) -> None:
    assert model.rank(text, 2) == model.rank(text)[:2]


@pytest.mark.parametrize("text", TEXTS)
def test_a_short_ranking_sums_to_one_at_most(model: IntentModel, text: str) -> None:
    assert sum(confidence for _, confidence in model.rank(text, 2)) <= 1 + 1e-6


def test_a_ranking_is_no_longer_than_there_are_intents(model: IntentModel) -> None:
    assert len(model.rank("học phí", 10)) == 3


def test_a_ranking_names_every_intent_once(model: IntentModel) -> None:
    assert sorted(intent for intent, _ in model.rank("học phí")) == sorted(model.intents)


def test_a_text_of_unknown_words_makes_no_intent_likely(model: IntentModel) -> None:
    assert model.rank("zzz")[0][1] < 0.6


def test_a_model_of_two_intents_ranks_both() -> None:
    two = fit(Lessons([pair for pair in SENTENCES if pair[1] != "greet"]), SOFTNESS, SHARPNESS)
    assert sorted(intent for intent, _ in two.rank("học phí")) == ["loan", "tuition"]


@pytest.mark.parametrize(("text", "intent"), [("vay vốn", "loan"), ("học phí bao nhiêu", "tuition")])
def test_a_model_of_two_intents_tells_them_apart(text: str, intent: str) -> None:
    two = fit(Lessons([pair for pair in SENTENCES if pair[1] != "greet"]), SOFTNESS, SHARPNESS)
    assert two.rank(text)[0][0] == intent


def test_the_same_sentences_make_the_same_model(model: IntentModel) -> None:
    again = fit(Lessons(SENTENCES), SOFTNESS, SHARPNESS)
    assert [again.rank(text) for text in TEXTS] == [model.rank(text) for text in TEXTS]


# Files.


@pytest.mark.parametrize("text", TEXTS)
def test_a_saved_model_ranks_as_before(model: IntentModel, path: Path, text: str) -> None:
    model.save(path)
    before, after = dict(model.rank(text)), dict(IntentModel.load(path).rank(text))
    assert after == pytest.approx(before, abs=HALF)


def test_a_saved_model_understands_the_same_intents(model: IntentModel, path: Path) -> None:
    model.save(path)
    loaded = IntentModel.load(path)
    assert [loaded.rank(text)[0][0] for text, _ in SENTENCES] == [intent for _, intent in SENTENCES]


def test_a_model_saved_twice_ranks_the_same(model: IntentModel, path: Path) -> None:
    model.save(path)
    once = IntentModel.load(path)
    once.save(path)
    twice = IntentModel.load(path)
    assert [twice.rank(text) for text in TEXTS] == [once.rank(text) for text in TEXTS]


def test_a_file_holds_no_code(model: IntentModel, path: Path) -> None:
    model.save(path)
    with np.load(path, allow_pickle=False) as arrays:
        assert not any(arrays[name].dtype.hasobject for name in arrays.files)


def test_a_missing_file_is_a_broken_model(path: Path) -> None:
    with pytest.raises(BrokenModelError, match=re.escape("intents.npz")):
        IntentModel.load(path)


def test_a_folder_is_a_broken_model(tmp_path: Path) -> None:
    with pytest.raises(BrokenModelError):
        IntentModel.load(tmp_path)


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(b"not a model", id="text"),
        pytest.param(b"PK\x03\x04 broken", id="a broken archive"),
        pytest.param(b"\x80\x04]\x94.", id="a pickle"),
    ],
)
def test_a_file_of_something_else_is_a_broken_model(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    with pytest.raises(BrokenModelError):
        IntentModel.load(path)


def test_a_file_of_one_array_is_a_broken_model(path: Path) -> None:
    with path.open("wb") as file:
        np.save(file, np.zeros(3))
    with pytest.raises(BrokenModelError):
        IntentModel.load(path)


@pytest.mark.parametrize("names", ["no json", "[]", "3", "{}", '{"intents": []}'])
def test_an_archive_without_the_names_of_a_model_is_a_broken_model(path: Path, names: str) -> None:
    empty = np.zeros(1, dtype=np.float32)
    with path.open("wb") as file:
        np.savez(file, words=np.array(names), idf=empty, table=empty, bias=empty, sharpness=empty[0])
    with pytest.raises(BrokenModelError):
        IntentModel.load(path)


def test_an_archive_without_weights_is_a_broken_model(path: Path) -> None:
    with path.open("wb") as file:
        np.savez(file, words=np.array('{"intents": ["a"], "vocabulary": []}'))
    with pytest.raises(BrokenModelError):
        IntentModel.load(path)


@pytest.mark.parametrize("kept", [0.1, 0.5, 0.9, 0.999])
def test_a_file_cut_short_is_a_broken_model(model: IntentModel, path: Path, kept: float) -> None:
    model.save(path)
    whole = path.read_bytes()
    path.write_bytes(whole[: int(len(whole) * kept)])
    with pytest.raises(BrokenModelError):
        IntentModel.load(path)


def _small_model() -> IntentModel:
    """Return a model of three intents, each known by a word of its own."""
    table = np.array([[2, 0, 0], [0, 2, 0], [0, 0, 2]], dtype=np.float32)
    ones = np.ones(3, dtype=np.float32)
    weights = Weights(["tuition", "loan", "greet"], ["f phi", "f vay", "f chao"], ones, table, np.zeros(3, dtype=np.float32), 1.0)
    return IntentModel(Reader(learn((text for text, _ in SENTENCES), {}), ()), weights)

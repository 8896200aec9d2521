"""The small engine and its training, on a handful of sentences."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from bot.conversations import Conversation, Memory
from bot.dialogue import AskBack, LookUp, RulePolicy, SayAnswer, SayReply
from bot.intent_model import IntentModel, Lessons
from bot.understanding.engine_settings import EngineSettings
from bot.understanding.small import SmallInterpreter, taught_lines
from bot.understanding.training import small_model_path, train_small
from tests.services.books import FEE, tiny_book

SETTINGS = EngineSettings(softness=1.0, sharpness=6.0, sure_from=0.4, lead=0.05)
SENTENCES = [
    ("học phí bao nhiêu", "tuition_fee"),
    ("đóng bao nhiêu tiền học", "tuition_fee"),
    ("học phí một tháng", "tuition_fee"),
    ("xin chào bạn", "greet"),
    ("chào buổi sáng", "greet"),
    ("chào nhé", "greet"),
    ("học xong rồi đi đâu", "what_next"),
    ("học xong làm gì tiếp", "what_next"),
    ("xong rồi thì đi hướng nào", "what_next"),
]
LESSONS = Lessons(SENTENCES, {"dc": "được"})
STEPS = {"greet": ("utter_reply_greet",), "what_next": ("action_answer_by_grade",), "nlu_fallback": ("action_look_up",)}


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> IntentModel:
    path = tmp_path_factory.mktemp("models") / "small.npz"
    train_small(path, LESSONS, SETTINGS)
    return IntentModel.load(path)


@pytest.fixture
def interpreter(model: IntentModel) -> SmallInterpreter:
    return make_interpreter(model, SENTENCES)


def make_interpreter(model: IntentModel, taught: Sequence[tuple[str, str]]) -> SmallInterpreter:
    return SmallInterpreter(model, RulePolicy(STEPS, SETTINGS.sure_from, SETTINGS.lead), taught_lines(taught))


async def test_sentence_it_learnt_is_answered(interpreter: SmallInterpreter) -> None:
    decision = await interpreter.decide(tiny_book(), Conversation("key"), "học phí bao nhiêu")
    assert (decision.sayings, decision.reason) == ((SayAnswer(FEE.id),), "small")
    assert decision.understanding is not None
    assert (decision.understanding.engine, decision.understanding.intent) == ("small", "tuition_fee")


async def test_sentence_without_diacritics_is_understood_alike(interpreter: SmallInterpreter) -> None:
    decision = await interpreter.decide(tiny_book(), Conversation("key"), "hoc phi bao nhieu")
    assert decision.sayings == (SayAnswer(FEE.id),)


async def test_a_sentence_means_what_it_was_taught_to_mean_whatever_the_model_makes_of_it(model: IntentModel) -> None:
    interpreter = make_interpreter(model, [("Học phí bao nhiêu?", "greet")])
    decision = await interpreter.decide(tiny_book(), Conversation("key"), "học phí bao nhiêu")
    assert decision.understanding is not None
    assert decision.understanding.intent == "greet"
    assert sum(confidence for _, confidence in decision.understanding.ranking) <= 1


def test_a_sentence_taught_twice_over_is_left_to_the_model() -> None:
    assert taught_lines([("Chào!", "greet"), ("chào", "bye"), ("tạm biệt", "bye")]) == {" tạm biệt ": "bye"}


def test_intents_it_learnt_are_told(interpreter: SmallInterpreter) -> None:
    assert interpreter.intents == {"tuition_fee", "greet", "what_next"}


async def test_rule_of_a_reply_is_followed(interpreter: SmallInterpreter) -> None:
    decision = await interpreter.decide(tiny_book(), Conversation("key"), "xin chào bạn")
    assert decision.sayings == (SayReply("greet"),)


@pytest.mark.parametrize("memory", [Memory(grade=9), Memory()], ids=["grade known", "grade unknown"])
async def test_action_sees_what_is_remembered(interpreter: SmallInterpreter, memory: Memory) -> None:
    decision = await interpreter.decide(tiny_book(), Conversation("key", memory=memory), "học xong rồi đi đâu")
    both = AskBack(("after_grade_9/streams", "after_grade_12/options"))
    assert decision.sayings == (SayAnswer("after_grade_9/streams") if memory.grade else both,)


async def test_action_sees_what_this_very_text_tells(interpreter: SmallInterpreter) -> None:
    decision = await interpreter.decide(tiny_book(), Conversation("key"), "học xong lớp 12 rồi đi đâu")
    assert decision.sayings == (SayAnswer("after_grade_12/options"),)


async def test_text_it_cannot_tell_apart_is_searched_for(interpreter: SmallInterpreter) -> None:
    decision = await interpreter.decide(tiny_book(), Conversation("key"), "zzz qqq")
    assert decision.sayings == (LookUp("unknown"),)


# Training.


def test_same_sentences_are_the_same_model(tmp_path: Path) -> None:
    alike = Lessons(list(SENTENCES), dict(LESSONS.short_forms))
    assert small_model_path(tmp_path, LESSONS, SETTINGS) == small_model_path(tmp_path, alike, SETTINGS)


@pytest.mark.parametrize(
    ("lessons", "settings"),
    [
        (Lessons([*SENTENCES, ("chào", "greet")], LESSONS.short_forms), SETTINGS),
        (Lessons([*SENTENCES[:-1], (SENTENCES[-1][0], "greet")], LESSONS.short_forms), SETTINGS),
        (Lessons(SENTENCES, {}), SETTINGS),
        (LESSONS, EngineSettings(2.0, 6.0, 0.4, 0.05)),
        (LESSONS, EngineSettings(1.0, 7.0, 0.4, 0.05)),
    ],
    ids=["sentence", "intent", "short form", "softness", "sharpness"],
)
def test_what_changes_the_model_changes_its_name(tmp_path: Path, lessons: Lessons, settings: EngineSettings) -> None:
    assert small_model_path(tmp_path, lessons, settings) != small_model_path(tmp_path, LESSONS, SETTINGS)


def test_thresholds_need_no_training(tmp_path: Path) -> None:
    stricter = EngineSettings(SETTINGS.softness, SETTINGS.sharpness, sure_from=0.9, lead=0.5)
    assert small_model_path(tmp_path, LESSONS, stricter) == small_model_path(tmp_path, LESSONS, SETTINGS)


def test_model_is_written_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def save_half(_: IntentModel, path: Path) -> None:
        path.write_bytes(b"half")
        message = "disk full"
        raise OSError(message)

    monkeypatch.setattr(IntentModel, "save", save_half)
    with pytest.raises(OSError, match="disk full"):
        train_small(tmp_path / "models" / "small.npz", LESSONS, SETTINGS)
    assert not (tmp_path / "models" / "small.npz").exists()


def test_trained_model_leaves_nothing_else_behind(tmp_path: Path) -> None:
    train_small(tmp_path / "models" / "small.npz", LESSONS, SETTINGS)
    assert [path.name for path in (tmp_path / "models").iterdir()] == ["small.npz"]

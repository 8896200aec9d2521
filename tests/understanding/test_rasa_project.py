"""What Rasa trains on: the rules and responses that follow from the answers, and when to train again."""

from dataclasses import replace
from pathlib import Path
from shutil import copytree, ignore_patterns
from typing import Any

import pytest
import yaml

from bot.conversations import ReplyKind
from bot.knowledge import Book, Lookup, LookupKind, Phrase
from bot.understanding.rasa_project import fingerprint, write_project
from tests.factories import make_answer
from tests.services.books import FEE, tiny_book

ROOT = Path(__file__).parents[2]
_TRAINED_FROM = ("nlu_data", "dialogue_policies", "nlu_server", "bot/intent_model", "bot/vietnamese")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Copy what training reads of the project."""
    for folder in _TRAINED_FROM:
        copytree(ROOT / folder, tmp_path / "root" / folder, ignore=ignore_patterns("__pycache__"))
    (tmp_path / "root" / "config.yml").write_bytes((ROOT / "config.yml").read_bytes())
    return tmp_path / "root"


def _read(path: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load(path.read_text("utf-8"))
    return loaded


def _named(intents: list[dict[str, Any]]) -> list[str]:
    """Return the names of a written domain's intents."""
    return [name for intent in intents for name in intent]


# Written.


def test_an_answers_own_words_teach_too(root: Path, tmp_path: Path) -> None:
    write_project(root, tiny_book(make_answer("loans/deep_name", "Vay vốn")), tmp_path / "out")
    taught = {block["intent"]: block["examples"] for block in _read(tmp_path / "out" / "titles.yml")["nlu"]}
    assert "- Vay vốn\n" in taught["loans_deep_name"]


def test_every_answer_has_a_rule_under_its_intent(root: Path, tmp_path: Path) -> None:
    book = tiny_book(make_answer("loans/deep_name", "Vay"))
    write_project(root, book, tmp_path / "out")
    rules = {rule["rule"]: rule["steps"] for rule in _read(tmp_path / "out" / "rules.yml")["rules"]}
    assert set(rules) == {f"answer {answer_id}" for answer_id in book.answers}
    assert rules["answer loans/deep_name"] == [{"intent": "loans_deep_name"}, {"action": "utter_answer_loans_deep_name"}]


def test_every_answer_and_reply_has_a_response_that_names_it(root: Path, tmp_path: Path) -> None:
    book = tiny_book()
    write_project(root, book, tmp_path / "out")
    responses = _read(tmp_path / "out" / "domain.yml")["responses"]
    assert len(responses) == len(book.answers) + len(book.replies)
    assert responses["utter_answer_tuition_fee"] == [{"custom": {"answer": "tuition/fee"}}]
    assert responses["utter_reply_greet"] == [{"custom": {"reply": "greet"}}]


def test_domain_knows_what_people_wrote_and_what_follows_from_the_answers(root: Path, tmp_path: Path) -> None:
    own = _read(root / "dialogue_policies" / "domain.yml")
    write_project(root, tiny_book(), tmp_path / "out")
    written = _read(tmp_path / "out" / "domain.yml")
    assert _named(written["intents"]) == own["intents"] + sorted(tiny_book().answer_of_intent)
    generated = {"intents", "responses", "entities"}
    assert {key: kept for key, kept in written.items() if key not in generated} == {
        key: kept for key, kept in own.items() if key not in generated
    }


def test_what_a_message_names_turns_no_rule(root: Path, tmp_path: Path) -> None:
    write_project(root, tiny_book(), tmp_path / "out")
    written = _read(tmp_path / "out" / "domain.yml")
    assert {"place", "institution", "grade", "money"} <= set(written["entities"])
    assert all(list(intent.values()) == [{"use_entities": []}] for intent in written["intents"])


def test_every_step_of_a_written_rule_is_in_the_written_domain(root: Path, tmp_path: Path) -> None:
    write_project(root, tiny_book(), tmp_path / "out")
    domain, rules = _read(tmp_path / "out" / "domain.yml"), _read(tmp_path / "out" / "rules.yml")["rules"]
    steps = [step for rule in rules for step in rule["steps"]]
    assert {step["intent"] for step in steps if "intent" in step} <= set(_named(domain["intents"]))
    assert {step["action"] for step in steps if "action" in step} <= set(domain["responses"])


def test_arguments_name_files_that_are_there(root: Path, tmp_path: Path) -> None:
    arguments = write_project(root, tiny_book(), tmp_path / "out" / "deep")
    assert [word for word in arguments if word.startswith("--")] == ["--config", "--domain", "--data"]
    paths = [Path(word) for word in arguments if not word.startswith("--")]
    assert len(paths) == len(set(paths))
    assert all(path.exists() for path in paths)
    assert {"rules.yml", "domain.yml", "titles.yml", "intents", "short_forms.yml"} <= {path.name for path in paths}


def test_names_are_written_beside_the_rules(root: Path, tmp_path: Path) -> None:
    arguments = write_project(root, _with_name(tiny_book()), tmp_path / "out")
    assert str(tmp_path / "out" / "lookups.yml") in arguments
    written = _read(tmp_path / "out" / "lookups.yml")["nlu"]
    assert [block.get("synonym") for block in written] == [None, "place:ha-tinh"]


def test_writing_again_leaves_nothing_of_an_answer_taken_away(root: Path, tmp_path: Path) -> None:
    write_project(root, tiny_book(make_answer("loans/gone", "Vay")), tmp_path / "out")
    write_project(root, tiny_book(), tmp_path / "out")
    assert "gone" not in (tmp_path / "out" / "domain.yml").read_text("utf-8")
    assert "gone" not in (tmp_path / "out" / "rules.yml").read_text("utf-8")


# Trained again.


def _with_name(book: Book) -> Book:
    return replace(book, lookups=(*book.lookups, Lookup(LookupKind.PLACE, "ha-tinh", ("hà tĩnh",))))


def _with_reply(book: Book) -> Book:
    return replace(book, replies={**book.replies, "new": Phrase(ReplyKind.SMALLTALK, ("Mới.",), ())})


def test_nothing_is_trained_again_while_nothing_changes(root: Path) -> None:
    assert fingerprint(root, tiny_book()) == fingerprint(root, tiny_book())


def test_same_files_elsewhere_are_the_same(root: Path, tmp_path: Path) -> None:
    copytree(root, tmp_path / "elsewhere")
    assert fingerprint(root, tiny_book()) == fingerprint(tmp_path / "elsewhere", tiny_book())


@pytest.mark.parametrize("pattern", ["nlu_data/intents/**/*.yml", "dialogue_policies/rules/*.yml", "dialogue_policies/domain.yml"])
def test_changed_sentence_or_rule_is_trained_again(root: Path, pattern: str) -> None:
    before = fingerprint(root, tiny_book())
    for path in sorted(root.glob(pattern)):
        text = path.read_text("utf-8")
        path.write_text(text.replace("- ", "-  ", 1), "utf-8")
        assert fingerprint(root, tiny_book()) != before, path
        path.write_text(text, "utf-8")
    assert fingerprint(root, tiny_book()) == before


def test_one_word_more_in_a_sentence_is_trained_again(root: Path) -> None:
    before = fingerprint(root, tiny_book())
    path = next(iter(sorted((root / "nlu_data" / "intents").rglob("*.yml"))))
    path.write_text(path.read_text("utf-8").rstrip("\n") + " nhé\n", "utf-8")
    assert fingerprint(root, tiny_book()) != before


def test_new_file_of_sentences_is_trained_again(root: Path) -> None:
    before = fingerprint(root, tiny_book())
    (root / "nlu_data" / "intents" / "zzz.yml").write_text('version: "3.1"\nnlu: []\n', "utf-8")
    assert fingerprint(root, tiny_book()) != before


@pytest.mark.parametrize("path", ["config.yml", "nlu_server/components.py", "bot/intent_model/features.py", "bot/vietnamese/folding.py"])
def test_changed_engine_is_trained_again(root: Path, path: str) -> None:
    before = fingerprint(root, tiny_book())
    with (root / path).open("a", encoding="utf-8") as file:
        file.write("\n# Changed.\n")
    assert fingerprint(root, tiny_book()) != before


@pytest.mark.parametrize(
    "change", [lambda _: tiny_book(make_answer("loans/new", "Vay")), _with_reply, _with_name], ids=["answer", "reply", "name"]
)
def test_new_answer_or_reply_or_name_is_trained_again(root: Path, change: Any) -> None:  # noqa: ANN401 - a function on books
    assert fingerprint(root, change(tiny_book())) != fingerprint(root, tiny_book())


def test_other_words_of_an_answer_need_no_training(root: Path) -> None:
    reworded = tiny_book(replace(FEE, text="Nói khác đi."))
    assert fingerprint(root, reworded) == fingerprint(root, tiny_book())

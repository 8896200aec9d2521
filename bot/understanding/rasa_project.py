"""What Rasa trains on: our files, and the rules and responses that follow from the answers.

An intent that bears an answer's name is answered with that answer. Nobody writes two hundred such rules by
hand; they are written here, beside the ones in `dialogue_policies/`, each time the content changes.
"""

import hashlib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import yaml

from bot.dialogue.decision import SayAnswer, SayReply, payload_of
from bot.dialogue.policy import utterance_of
from bot.entities import GRADE, MONEY
from bot.knowledge import Book, LookupKind, intent_of
from bot.understanding.lessons import titles
from bot.understanding.lookups_export import lookups_yaml

SENTENCES, RULES, DOMAIN, CONFIG = "nlu_data/intents", "dialogue_policies/rules", "dialogue_policies/domain.yml", "config.yml"
SHORT_FORMS = "nlu_data/short_forms.yml"
_MERGED_DOMAIN, _ANSWER_RULES, _TITLES, _LOOKUPS = "domain.yml", "rules.yml", "titles.yml", "lookups.yml"
ENTITY_KINDS = (*(kind.value for kind in LookupKind), GRADE, MONEY)
_LOCK = "nlu_server/requirements.txt"
_OWN_CODE = ("nlu_server", "bot/intent_model", "bot/entities", "bot/vietnamese")


def write_project(root: Path, book: Book, target: Path) -> list[str]:
    """Write the merged domain and the answers' rules into `target`; return the arguments that name all inputs."""
    target.mkdir(parents=True, exist_ok=True)
    for name, text in _written(root, book).items():
        (target / name).write_text(text, "utf-8")
    generated = (_ANSWER_RULES, _TITLES, _LOOKUPS)
    data = [*(str(root / path) for path in (SENTENCES, SHORT_FORMS, RULES)), *(str(target / name) for name in generated)]
    return ["--config", str(root / CONFIG), "--domain", str(target / _MERGED_DOMAIN), "--data", *data]


def fingerprint(root: Path, book: Book) -> str:
    """Return a hash of everything the trained model depends on: change nothing, and nothing is trained again."""
    digest = hashlib.sha256("".join(_written(root, book).values()).encode())
    for path in _inputs(root):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


def _written(root: Path, book: Book) -> dict[str, str]:
    domain = yaml.safe_load((root / DOMAIN).read_text("utf-8"))
    domain["entities"] = list(ENTITY_KINDS)
    # Entities tell what is meant, not what to do: no rule may turn on them.
    domain["intents"] = [{intent: {"use_entities": []}} for intent in (*domain["intents"], *sorted(book.answer_of_intent))]
    domain["responses"] = dict(_responses(book))
    rules = {"version": "3.1", "rules": [_rule(answer_id) for answer_id in sorted(book.answers)]}
    sentences = _sentences(titles(book))
    return {_MERGED_DOMAIN: _yaml(domain), _ANSWER_RULES: _yaml(rules), _TITLES: _yaml(sentences), _LOOKUPS: lookups_yaml(book)}


def _inputs(root: Path) -> Iterable[Path]:
    yield from (root / CONFIG, root / DOMAIN, root / SHORT_FORMS, root / _LOCK)
    for folder in (SENTENCES, RULES):
        yield from sorted((root / folder).rglob("*.yml"))
    for folder in _OWN_CODE:
        yield from sorted((root / folder).rglob("*.py"))


def _responses(book: Book) -> Iterable[tuple[str, list[dict[str, Any]]]]:
    answers: list[SayAnswer | SayReply] = [SayAnswer(answer_id) for answer_id in sorted(book.answers)]
    replies = [SayReply(name) for name in sorted(book.replies)]
    for saying in answers + replies:
        yield utterance_of(saying), [{"custom": payload_of(saying)}]


def _rule(answer_id: str) -> dict[str, Any]:
    answer = SayAnswer(answer_id)
    intent = intent_of(answer_id)
    return {"rule": f"answer {answer_id}", "steps": [{"intent": intent}, {"action": utterance_of(answer)}]}


def _sentences(lessons: Iterable[tuple[str, str]]) -> dict[str, Any]:
    by_intent: dict[str, list[str]] = {}
    for sentence, intent in lessons:
        by_intent.setdefault(intent, []).append(sentence)
    blocks = [{"intent": intent, "examples": "".join(f"- {line}\n" for line in lines)} for intent, lines in by_intent.items()]
    return {"version": "3.1", "nlu": blocks}


def _yaml(content: dict[str, Any]) -> str:
    text: str = yaml.safe_dump(content, allow_unicode=True, sort_keys=False)
    return text

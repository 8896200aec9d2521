"""Reading nlu_data/, dialogue_policies/ and config.yml."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from pydantic import BaseModel

from bot.content_files.content import yaml_paths
from bot.content_files.documents import Document, read_document
from bot.content_files.items import Item
from bot.content_files.policy_shapes import ConfigShape, DomainShape, IntentShape, RuleShape, SynonymShape
from bot.content_files.problems import Problem
from bot.content_files.shape_problems import validate

DOMAIN = "dialogue_policies/domain.yml"
CONFIG = "config.yml"
SHORT_FORMS = "nlu_data/short_forms.yml"
_INTENTS_PATH = re.compile(r"nlu_data/intents/[a-z0-9_]+\.yml")
_RULES_PATH = re.compile(r"dialogue_policies/rules/[a-z0-9_]+\.yml")


@dataclass(slots=True)
class Policies:
    """What people say and what is done about it, as far as its shape is right.

    Attributes:
        intents: blocks of sentences; an intent may have several.
        synonyms: what short forms stand for.
        rules: all rules.
        domain: the vocabulary of the dialogue.
        whole: whether everything could be read; else nobody can say what is missing.
    """

    documents: list[Document] = field(default_factory=list)
    intents: list[Item[IntentShape]] = field(default_factory=list)
    synonyms: list[Item[SynonymShape]] = field(default_factory=list)
    rules: list[Item[RuleShape]] = field(default_factory=list)
    domain: Item[DomainShape] | None = None
    whole: bool = True


def read_policies(root: Path) -> tuple[Policies, list[Problem]]:
    """Read everything that Rasa reads too, and tell what is wrong with it in syntax or shape."""
    policies = Policies()
    config = [CONFIG] if (root / CONFIG).exists() else []
    paths = [*config, *yaml_paths(root, "dialogue_policies"), *yaml_paths(root, "nlu_data")]
    problems = [Problem(path, 1, 1, "file-missing") for path in (CONFIG, DOMAIN) if path not in paths]
    for path in paths:
        document, found = read_document(root, path)
        problems += found
        if document:
            policies.documents.append(document)
            problems += _take(policies, document)
    policies.whole = not problems
    return policies, problems


def _take(policies: Policies, document: Document) -> Iterator[Problem]:
    if document.path == CONFIG:
        yield from validate(document, ConfigShape, document.data)[1]
    elif document.path == DOMAIN:
        domain, problems = validate(document, DomainShape, document.data)
        policies.domain = Item(domain, document) if domain else None
        yield from problems
    elif document.path == SHORT_FORMS:
        yield from _take_list(policies.synonyms, SynonymShape, document, "nlu")
    elif _INTENTS_PATH.fullmatch(document.path):
        yield from _take_list(policies.intents, IntentShape, document, "nlu")
    elif _RULES_PATH.fullmatch(document.path):
        yield from _take_list(policies.rules, RuleShape, document, "rules")
    else:
        yield Problem(document.path, 1, 1, "file-unexpected")


def _take_list[Model: BaseModel](items: list[Item[Model]], model: type[Model], document: Document, key: str) -> Iterator[Problem]:
    """Keep the things of a file that lists them under `key`, as Rasa's files do."""
    top = document.data if isinstance(document.data, dict) else {}
    for name in top.keys() - {"version", key}:
        yield document.key_problem((name,), "key-unknown", key=name)
    for name in ("version", key):
        if name not in top:
            yield document.problem((), "key-missing", key=name)
    listed = top.get(key, [])
    if not isinstance(listed, list):
        yield document.problem((key,), "type-list", key=key)
        return
    for number, data in enumerate(listed):
        shape, problems = validate(document, model, data, (key, number))
        yield from problems
        if shape is not None:
            items.append(Item(shape, document, (key, number)))

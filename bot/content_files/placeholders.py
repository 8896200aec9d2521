"""Placeholders: every {name} in a text must be something that wording can fill."""

import re
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet

from pydantic import BaseModel

from bot.content_files.content import Content
from bot.content_files.items import Item
from bot.content_files.phrase_shapes import AddressWords
from bot.content_files.positions import Loc
from bot.content_files.problems import Problem
from bot.content_files.shape_problems import suggest
from bot.content_files.shapes import AnswerShape

_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
_BRACE = re.compile(r"[{}]")

ADDRESS = frozenset(form for name in AddressWords.model_fields for form in (name, name.capitalize()))
"""The placeholders for the asker and the learner, small and capital."""

PHRASES: Mapping[str, frozenset[str]] = {
    "about": frozenset({"about"}),
    "effective_on": frozenset({"date"}),
    "replaced_by": frozenset({"kind", "number"}),
    "doubt": frozenset({"doubt"}),
    "overdue": ADDRESS | {"checked_on"},
    "withheld": ADDRESS | {"title", "checked_on"},
    "elsewhere": ADDRESS | {"there", "here"},
    "privacy_notice": frozenset(),
    "dong": frozenset({"value"}),
    "sources_heading": frozenset({"checked_on"}),
    "handoff_label": frozenset(),
    "other_question_label": frozenset(),
}
"""The phrases that code needs, and what it fills into each."""


def placeholders(text: str) -> set[str]:
    """Return the names between braces in `text`."""
    return set(_PLACEHOLDER.findall(text))


def check_placeholders(content: Content) -> Iterator[Problem]:
    """Tell of placeholders that nothing fills, and of stray braces."""
    figures = ADDRESS | content.values.known
    for _, answer in content.answers:
        yield from _answer(content, answer, figures | set(answer.shape.amounts))
    for _, reply in content.replies:
        for number, said in enumerate(reply.shape.say):
            yield from _text(content, reply, ("say", number), said, figures)
    if content.vocabulary:
        for name, phrase in content.vocabulary.shape.phrases.items():
            yield from _text(content, content.vocabulary, ("phrases", name), phrase, PHRASES.get(name))


def _answer(content: Content, answer: Item[AnswerShape], known: AbstractSet[str]) -> Iterator[Problem]:
    shape = answer.shape
    for key, unfilled in (("title", shape.title), ("label", shape.label)):
        yield from _text(content, answer, (key,), unfilled, frozenset())
    yield from _text(content, answer, ("text",), shape.text, known)
    if shape.uncertain:
        yield from _text(content, answer, ("uncertain",), shape.uncertain, known)
    used = placeholders(shape.text) | placeholders(shape.uncertain or "")
    for name in shape.amounts:
        if name not in used:
            yield answer.key_problem(("amounts", name), "amount-unused", name=name)


def _text(content: Content, item: Item[BaseModel], loc: Loc, text: str, known: AbstractSet[str] | None) -> Iterator[Problem]:
    """Check one text; without `known` names (a phrase of another package) only its braces."""
    for match in _PLACEHOLDER.finditer(text):
        name = match[1]
        if known is not None and name not in known and content.values.whole:
            yield item.text_problem(loc, match.start(), "placeholder-unknown", suggest(name, known), name=name)
    bare = _PLACEHOLDER.sub(lambda match: " " * len(match[0]), text)
    for brace in _BRACE.finditer(bare):
        yield item.text_problem(loc, brace.start(), "brace-stray")

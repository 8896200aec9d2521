"""Phrases that are looked for in people's text: each must be findable at all."""

from collections.abc import Iterator, Sequence
from itertools import chain, islice, product
from typing import Any

from pydantic import BaseModel

from bot.content_files.building import build_danger
from bot.content_files.content import Content
from bot.content_files.items import Entries, Item
from bot.content_files.phrase_shapes import DiscourseShape
from bot.content_files.positions import Loc
from bot.content_files.problems import Problem
from bot.safety import DangerLevel, DangerLexicon
from bot.vietnamese import Phrases, phrase_line

_LEVELS = "levels"
_STAR = "*"
_FILLER = ("", "x")
_MOST_TRIED = 1000


def check_phrases(content: Content) -> Iterator[Problem]:
    """Tell of phrases that find nothing: punctuation in them, or a harmless idiom that swallows a danger."""
    lexicon = build_danger(content.danger.shape) if content.danger else None
    for item, loc, phrase in _phrases(content):
        compiled = Phrases([phrase])
        missed = [sample for sample in samples(phrase) if not compiled.found_in(phrase_line(sample))]
        if missed:
            yield item.problem(loc, "phrase-never-found", phrase=phrase, sample=missed[0])
        elif lexicon and loc[0] == _LEVELS and _is_hidden(lexicon, phrase):
            yield item.problem(loc, "danger-hidden", phrase=phrase)


def _is_hidden(lexicon: DangerLexicon, phrase: str) -> bool:
    readings = islice(product(*_options(phrase)), _MOST_TRIED)
    return all(lexicon.assess(" ".join(words)) is DangerLevel.NONE for words in readings)


def samples(phrase: str) -> Iterator[str]:
    """Return texts that `phrase` should find, so that each of its choices stands in one of them."""
    options = _options(phrase)
    for number in range(max(map(len, options), default=0)):
        yield " ".join(words[number % len(words)] for words in options)


def _options(phrase: str) -> list[Sequence[str]]:
    return [_FILLER if word == _STAR else word.split("/") for word in phrase.split()]


def _phrases(content: Content) -> Iterator[tuple[Item[BaseModel], Loc, str]]:
    called: tuple[Entries[Any], ...] = (content.places, content.provinces, content.occupations, content.institutions)
    for _, item in chain.from_iterable(called):
        yield from ((item, ("also_called", number), name) for number, name in enumerate(item.shape.also_called))
    for _, former in content.former_names:
        yield from ((former, ("said", number), name) for number, name in enumerate(former.shape.said))
    if content.vocabulary:
        shape = content.vocabulary.shape
        for key, lists in (("role_marks", shape.role_marks), ("school_kinds", shape.school_kinds)):
            yield from ((content.vocabulary, (key, *loc), phrase) for loc, phrase in _listed(lists))
        for key, phrases in (
            ("name_marks", shape.name_marks),
            ("no_answer_marks", shape.no_answer_marks),
            ("document_marks", shape.document_marks),
            ("that_school", shape.that_school),
            ("compare_marks", shape.compare_marks),
        ):
            yield from ((content.vocabulary, (key, number), phrase) for number, phrase in enumerate(phrases))
    if content.discourse:
        yield from ((content.discourse, loc, phrase) for loc, phrase in _listed_deep(content.discourse.shape))
    if content.danger:
        danger = content.danger.shape
        yield from ((content.danger, (_LEVELS, *loc), phrase) for loc, phrase in _listed(danger.levels))
        yield from ((content.danger, ("harmless", number), phrase) for number, phrase in enumerate(danger.harmless))


def _listed_deep(shape: DiscourseShape) -> Iterator[tuple[Loc, str]]:
    """Go through phrases in lists, and in lists of lists."""
    for name, listed in shape:
        for number, entry in enumerate(listed):
            if isinstance(entry, str):
                yield (name, number), entry
            else:
                yield from (((name, number, inner), phrase) for inner, phrase in enumerate(entry))


def _listed(lists: BaseModel) -> Iterator[tuple[Loc, str]]:
    """Go through a shape whose fields are lists of phrases."""
    for name, phrases in lists:
        for number, phrase in enumerate(phrases):
            yield (name, number), phrase

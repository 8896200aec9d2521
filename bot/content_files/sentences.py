"""Sentences people say, under the intent they mean; and what is wrong with them."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from bot.content_files.items import Item
from bot.content_files.policies import Policies, read_policies
from bot.content_files.policy_shapes import IntentShape, SynonymShape
from bot.content_files.problems import ContentError, Problem, errors_among
from bot.vietnamese import fold, syllables

MIN_SENTENCES = 15
MIN_BARE_SHARE = 0.25
# Brackets would be read by Rasa as marks of an entity, and by nobody else.
_SENTENCE = re.compile(r"- +([^\s\[\]{}][^\[\]{}]*?) *")

type _Block = Item[IntentShape] | Item[SynonymShape]


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence under one intent, with its place.

    Attributes:
        text: as people type it.
        offset: where its line starts in the block's text.
    """

    text: str
    block: Item[IntentShape]
    offset: int

    @property
    def intent(self) -> str:
        """What it means."""
        return self.block.shape.intent

    @property
    def spoken(self) -> str:
        """The syllables without diacritics: equal for sentences that only typing tells apart."""
        return " ".join(syllables(fold(self.text)))

    @property
    def is_bare(self) -> bool:
        """Whether it is typed without diacritics."""
        return fold(self.text) == self.text.lower()

    def problem(self, code: str, **values: str) -> Problem:
        """Return a problem of this sentence."""
        return self.block.text_problem(("examples",), self.offset, code, sentence=self.text, **values)


def load_sentences(root: Path) -> list[tuple[str, str]]:
    """Return all sentences of nlu_data/ with their intents.

    Raises:
        ContentError: a file cannot be read.
    """
    policies, problems = read_policies(root)
    if errors := errors_among(problems):
        raise ContentError(errors)
    return [(sentence.text, sentence.intent) for sentence in sentences_of(policies)]


def load_short_forms(root: Path) -> dict[str, str]:
    """Return what the short forms of nlu_data/short_forms.yml stand for: {"dc": "được"}.

    Raises:
        ContentError: a file cannot be read.
    """
    policies, problems = read_policies(root)
    if errors := errors_among(problems):
        raise ContentError(errors)
    return {match[1]: item.shape.synonym for item in policies.synonyms for _, match in _lines(item) if match}


def sentences_of(policies: Policies) -> list[Sentence]:
    """Return the sentences of all intents, in file order."""
    return [Sentence(match[1], block, offset) for block in policies.intents for offset, match in _lines(block) if match]


def check_sentences(policies: Policies, answer_intents: Iterable[str]) -> Iterator[Problem]:
    """Tell of lines that are no sentences, intents with too few, and sentences that stand twice."""
    blocks: list[_Block] = [*policies.intents, *policies.synonyms]
    for block in blocks:
        for offset, match in _lines(block):
            if not match:
                yield block.text_problem(("examples",), offset, "sentence-wrong")
    yield from _two_meanings(policies)
    sentences = sentences_of(policies)
    by_intent = defaultdict(list)
    for sentence in sentences:
        by_intent[sentence.intent].append(sentence)
    for intent in by_intent.keys() & set(answer_intents):
        yield from _enough(intent, by_intent[intent])
    yield from _twice(sentences)


def _lines(block: _Block) -> Iterator[tuple[int, re.Match[str] | None]]:
    """Go through the lines of a block that are not blank, with the place where each begins."""
    offset = 0
    for line in block.shape.examples.split("\n"):
        if line.strip():
            yield offset, _SENTENCE.fullmatch(line)
        offset += len(line) + 1


def _two_meanings(policies: Policies) -> Iterator[Problem]:
    """Tell of short forms that stand under two syllables: only one could be taken."""
    full: dict[str, str] = {}
    for block in policies.synonyms:
        for offset, match in _lines(block):
            if match and (earlier := full.setdefault(match[1], block.shape.synonym)) != block.shape.synonym:
                yield block.text_problem(("examples",), offset, "short-form-twice", form=match[1], synonym=earlier)


def _enough(intent: str, sentences: list[Sentence]) -> Iterator[Problem]:
    block = sentences[0].block
    bare = sum(sentence.is_bare for sentence in sentences)
    count = str(len(sentences))
    if len(sentences) < MIN_SENTENCES:
        yield block.problem(("intent",), "too-few-sentences", intent=intent, count=count, min_count=str(MIN_SENTENCES))
    if bare < len(sentences) * MIN_BARE_SHARE:
        yield block.problem(("intent",), "too-few-bare", intent=intent, count=count, bare=str(bare))


def _twice(sentences: Iterable[Sentence]) -> Iterator[Problem]:
    first: dict[str, Sentence] = {}
    for sentence in sentences:
        earlier = first.setdefault(sentence.spoken, sentence)
        if earlier is sentence:
            continue
        place = earlier.problem("sentence-twice")
        code = "sentence-twice" if earlier.intent == sentence.intent else "sentence-in-two-intents"
        yield sentence.problem(code, intent=earlier.intent, place=f"{place.path}:{place.line}")

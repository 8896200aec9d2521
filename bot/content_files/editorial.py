"""Fourth pass: how texts are written. What only a reader would stumble over."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from itertools import zip_longest
from pathlib import Path

import yaml
from pydantic import BaseModel

from bot.content_files.content import Content
from bot.content_files.documents import Document
from bot.content_files.items import Item
from bot.content_files.phrase_shapes import ReplyShape
from bot.content_files.positions import Loc
from bot.content_files.problems import Problem
from bot.conversations import ReplyKind
from bot.knowledge import Certainty

_HOUSE_STYLE = Path(__file__).with_name("house_style.yml")
_TYPOGRAPHY = {
    "double-space": re.compile(r"(?<=\S)  +(?=\S)"),
    "curly-quote": re.compile(
        "[\N{LEFT DOUBLE QUOTATION MARK}\N{RIGHT DOUBLE QUOTATION MARK}\N{LEFT SINGLE QUOTATION MARK}\N{RIGHT SINGLE QUOTATION MARK}]"
    ),
}
_URL = re.compile(r"https?://|www\.", re.IGNORECASE)


def check_wording(content: Content) -> Iterator[Problem]:
    """Tell of slips in what people will read."""
    for document in content.documents:
        yield from check_composed(document)
    for item, loc, text in _prose(content):
        for code, pattern in _TYPOGRAPHY.items():
            yield from _found(item, loc, text, code, pattern)
    for item, loc, text in _spoken(content):
        # The texts for danger speak to the child, whoever holds the phone.
        if not _speaks_to_the_child(item):
            yield from _typed_address(item, loc, text)
    for _, answer in content.answers:
        yield from _found(answer, ("text",), answer.shape.text, "url-in-text", _URL)
        yield from _doubt(answer.shape.certainty, answer.shape.uncertain, answer)


def check_composed(document: Document) -> Iterator[Problem]:
    """Tell of the first line with letters typed as several characters: they look alike and compare unequal."""
    for number, line in enumerate(document.lines, 1):
        composed = unicodedata.normalize("NFC", line)
        if line != composed:
            column = next(at for at, (typed, meant) in enumerate(zip_longest(line, composed), 1) if typed != meant)
            yield Problem(document.path, number, column, "not-composed")
            return


def _prose(content: Content) -> Iterator[tuple[Item[BaseModel], Loc, str]]:
    yield from _spoken(content)
    for _, answer in content.answers:
        yield answer, ("title",), answer.shape.title
        yield answer, ("label",), answer.shape.label
    for _, reply in content.replies:
        for number, choice in enumerate(reply.shape.choices):
            yield reply, ("choices", number, "label"), choice.label
    if content.vocabulary:
        for name, phrase in content.vocabulary.shape.phrases.items():
            yield content.vocabulary, ("phrases", name), phrase


def _spoken(content: Content) -> Iterator[tuple[Item[BaseModel], Loc, str]]:
    for _, answer in content.answers:
        yield answer, ("text",), answer.shape.text
        if answer.shape.uncertain:
            yield answer, ("uncertain",), answer.shape.uncertain
    for _, reply in content.replies:
        for number, said in enumerate(reply.shape.say):
            yield reply, ("say", number), said


def _speaks_to_the_child(item: Item[BaseModel]) -> bool:
    return isinstance(item.shape, ReplyShape) and item.shape.kind is ReplyKind.DANGER


def _found(item: Item[BaseModel], loc: Loc, text: str, code: str, pattern: re.Pattern[str]) -> Iterator[Problem]:
    for match in pattern.finditer(text):
        yield item.text_problem(loc, match.start(), code, typed=match[0])


def _typed_address(item: Item[BaseModel], loc: Loc, text: str) -> Iterator[Problem]:
    words, idioms = _address_patterns()
    masked = idioms.sub(lambda idiom: "." * len(idiom[0]), text)
    yield from _found(item, loc, masked, "typed-address", words)


def _doubt(certainty: Certainty, uncertain: str | None, answer: Item[BaseModel]) -> Iterator[Problem]:
    if certainty is Certainty.CERTAIN and uncertain:
        yield answer.key_problem(("uncertain",), "uncertain-unexpected")
    if certainty is not Certainty.CERTAIN and not uncertain:
        yield answer.problem(("certainty",), "uncertain-missing", certainty=certainty)


@cache
def _address_patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    style: dict[str, list[str]] = yaml.safe_load(_HOUSE_STYLE.read_text(encoding="utf-8"))
    words, idioms = ("|".join(map(re.escape, style[key])) for key in ("address_words", "address_idioms"))
    return re.compile(rf"\b(?:{words})\b", re.IGNORECASE), re.compile(rf"\b(?:{idioms})\b", re.IGNORECASE)

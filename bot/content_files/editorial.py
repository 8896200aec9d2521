"""Fourth pass: how texts are written. What only a reader would stumble over."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from itertools import zip_longest
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel

from bot.content_files.content import Content
from bot.content_files.documents import Document
from bot.content_files.entry_parts import doubt, entries, names, spoken_texts
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
    for item, loc, text in spoken_texts(content):
        # The texts for danger speak to the child, whoever holds the phone.
        if not _speaks_to_the_child(item):
            yield from _typed_address(item, loc, text)
        if not isinstance(item.shape, ReplyShape):
            yield from _found(item, loc, text, "url-in-text", _URL)
        yield from _found(item, loc, text, "amount-typed", _money())
    for item in entries(content):
        if told := doubt(item):
            yield from _doubt(*told, item)


def check_composed(document: Document) -> Iterator[Problem]:
    """Tell of the first line with letters typed as several characters: they look alike and compare unequal."""
    for number, line in enumerate(document.lines, 1):
        composed = unicodedata.normalize("NFC", line)
        if line != composed:
            column = next(at for at, (typed, meant) in enumerate(zip_longest(line, composed), 1) if typed != meant)
            yield Problem(document.path, number, column, "not-composed")
            return


def _prose(content: Content) -> Iterator[tuple[Item[Any], Loc, str]]:
    yield from spoken_texts(content)
    yield from names(content)
    for _, reply in content.replies:
        for number, choice in enumerate(reply.shape.choices):
            yield reply, ("choices", number, "label"), choice.label
    if content.vocabulary:
        for name, phrase in content.vocabulary.shape.phrases.items():
            yield content.vocabulary, ("phrases", name), phrase


def _speaks_to_the_child(item: Item[BaseModel]) -> bool:
    return isinstance(item.shape, ReplyShape) and item.shape.kind is ReplyKind.DANGER


def _found(item: Item[BaseModel], loc: Loc, text: str, code: str, pattern: re.Pattern[str]) -> Iterator[Problem]:
    for match in pattern.finditer(text):
        yield item.text_problem(loc, match.start(), code, typed=match[0])


def _typed_address(item: Item[BaseModel], loc: Loc, text: str) -> Iterator[Problem]:
    words, idioms = _address_patterns()
    masked = idioms.sub(lambda idiom: "." * len(idiom[0]), text)
    yield from _found(item, loc, masked, "typed-address", words)


def _doubt(certainty: Certainty, uncertain: str | None, item: Item[Any]) -> Iterator[Problem]:
    if certainty is Certainty.CERTAIN and uncertain:
        yield item.key_problem(("uncertain",), "uncertain-unexpected")
    if certainty is not Certainty.CERTAIN and not uncertain:
        yield item.problem(("certainty",), "uncertain-missing", certainty=certainty)


@cache
def _money() -> re.Pattern[str]:
    """Find sums of money that stand in a text instead of in values.yml, where every figure has its date."""
    units = "|".join(map(re.escape, _house_style()["money_units"]))
    return re.compile(rf"\b\d{{1,3}}(?:\.\d{{3}})+ (?:{units})\b")


@cache
def _house_style() -> dict[str, list[str]]:
    style: dict[str, list[str]] = yaml.safe_load(_HOUSE_STYLE.read_text(encoding="utf-8"))
    return style


@cache
def _address_patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    words, idioms = ("|".join(map(re.escape, _house_style()[key])) for key in ("address_words", "address_idioms"))
    return re.compile(rf"\b(?:{words})\b", re.IGNORECASE), re.compile(rf"\b(?:{idioms})\b", re.IGNORECASE)

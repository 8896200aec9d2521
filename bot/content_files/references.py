"""Third pass: everything that names something else names something that is there."""

from collections.abc import Iterator

from pydantic import BaseModel

from bot.content_files.content import Content
from bot.content_files.items import Item
from bot.content_files.placeholders import PHRASES
from bot.content_files.positions import Loc
from bot.content_files.problems import Problem
from bot.content_files.shapes import MAX_LABEL, AnswerShape, Status
from bot.knowledge import FORGET_PAYLOAD, HANDOFF_PAYLOAD
from bot.safety import DangerLevel
from bot.vietnamese import fold

MAX_PAYLOAD = 64
"""Bytes of a button's payload: https://core.telegram.org/bots/api#inlinekeyboardbutton"""

REPLIES = (
    "ask_again",
    "ask_back",
    "empty",
    "forgotten",
    "handoff",
    "help",
    "no_longer_here",
    "no_words",
    "out_of_scope",
    "read_in_part",
    "trouble",
    "unknown",
    "unknown_again",
    "unreadable",
    "welcome",
    *(f"danger_{level}" for level in DangerLevel if level is not DangerLevel.NONE),
)
"""The bot's own phrases that code says by name."""

_LABELS = ("handoff_label", "other_question_label")
_DANGER_PREFIX = "danger_"


def check_references(content: Content) -> Iterator[Problem]:
    """Tell of ids that lead nowhere, and of things that code needs and nobody wrote."""
    for name, answer in content.answers:
        yield from _answer(content, name, answer)
    yield from _labels(content)
    for name, reply in content.replies:
        if name.startswith(_DANGER_PREFIX) and len(reply.shape.say) != 1:
            yield reply.problem(("say",), "danger-variants", name=name)
        for number, choice in enumerate(reply.shape.choices):
            yield from _payload(content, reply, ("choices", number, "to"), choice.to)
    for _, command in content.commands:
        yield from _payload(content, command, ("to",), command.shape.to)
    yield from _needed(content)


def _answer(content: Content, name: str, answer: Item[AnswerShape]) -> Iterator[Problem]:
    shape = answer.shape
    for number, citation in enumerate(shape.sources):
        yield from content.sources.references(answer, ("sources", number, "id"), citation.id, "source-unknown")
    for number, other in enumerate(shape.see_also):
        yield from _answer_reference(content, answer, ("see_also", number), other, "answer-unpublished")
    for place, other in shape.elsewhere.items():
        yield from content.places.references(answer, ("elsewhere", place), place, "place-unknown")
        yield from _answer_reference(content, answer, ("elsewhere", place), other, "answer-unpublished")
    if shape.place:
        yield from content.places.references(answer, ("place",), shape.place, "place-unknown")
    for amount, share in shape.amounts.items():
        yield from content.values.references(answer, ("amounts", amount, "of"), share.of, "figure-unknown")
    if _is_too_long(f"answer:{name}"):
        yield answer.problem((), "payload-too-long", payload=f"answer:{name}", max_length=str(MAX_PAYLOAD))


def _labels(content: Content) -> Iterator[Problem]:
    first: dict[str, Item[AnswerShape]] = {}
    for _, answer in content.answers:
        if answer.shape.status is Status.RETIRED:
            continue
        earlier = first.setdefault(fold(answer.shape.label), answer)
        if earlier is not answer:
            yield answer.problem(("label",), "label-twice", label=answer.shape.label, path=earlier.document.path)


def _payload(content: Content, item: Item[BaseModel], loc: Loc, payload: str) -> Iterator[Problem]:
    kind, _, name = payload.partition(":")
    match kind:
        case "answer":
            yield from _answer_reference(content, item, loc, name, "choice-unpublished")
        case "reply":
            yield from content.replies.references(item, loc, name, "reply-unknown")
        case _ if payload not in (HANDOFF_PAYLOAD, FORGET_PAYLOAD):
            yield item.problem(loc, "choice-wrong", typed=payload)
    if _is_too_long(payload):
        yield item.problem(loc, "payload-too-long", payload=payload, max_length=str(MAX_PAYLOAD))


def _answer_reference(content: Content, item: Item[BaseModel], loc: Loc, name: str, unpublished: str) -> Iterator[Problem]:
    """Tell if no such answer is there, or, under the code `unpublished`, none that readers may see."""
    yield from content.answers.references(item, loc, name, "answer-unknown")
    answer = content.answers.items.get(name)
    if answer and answer.shape.status is not Status.PUBLISHED:
        yield item.problem(loc, unpublished, name=name, status=answer.shape.status)


def _is_too_long(payload: str) -> bool:
    return len(payload.encode()) > MAX_PAYLOAD


def _needed(content: Content) -> Iterator[Problem]:
    for name in REPLIES:
        if content.replies.lacks(name):
            yield Problem("content/replies", 1, 1, "reply-missing", {"name": name})
    if content.vocabulary:
        phrases = content.vocabulary.shape.phrases
        for name in PHRASES:
            if name not in phrases:
                yield content.vocabulary.problem(("phrases",), "phrase-missing", name=name)
        for name in _LABELS:
            length = len(phrases.get(name, ""))
            if length > MAX_LABEL:
                limits = {"length": str(length), "max_length": str(MAX_LABEL)}
                yield content.vocabulary.problem(("phrases", name), "too-long", key=name, **limits)

"""Third pass: everything that names something else names something that is there."""

from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from bot.content_files.content import Content
from bot.content_files.entry_parts import amounts, citations, entries
from bot.content_files.entry_shapes import PathShape
from bot.content_files.items import Item
from bot.content_files.placeholders import PHRASES
from bot.content_files.positions import Loc
from bot.content_files.problems import Problem
from bot.content_files.shapes import AnswerShape, Status
from bot.conversations import MAX_LABEL, MAX_PAYLOAD
from bot.eligibility import UNSURE
from bot.knowledge import Stage
from bot.safety import DangerLevel
from bot.vietnamese import fold
from bot.wording.benefits import answer_payload, ask_anew_payload, guide_payload
from bot.wording.payloads import BENEFIT, FORGET, HANDOFF, INSTITUTION, LEND_NO, NOT_MEANT, PATH, PLACE, PROVISION, payload

REPLIES = (
    "ask_again",
    "ask_back",
    "ask_place",
    "empty",
    "forgotten",
    "guide_impossible",
    "guide_kept",
    "guide_left",
    "guide_over",
    "guide_welcome",
    "handoff",
    "help",
    "lend_ask",
    "lent",
    "no_longer_here",
    "no_such_number",
    "no_words",
    "not_lent",
    "not_meant",
    "not_meant_again",
    "out_of_scope",
    "place_kept",
    "read_in_part",
    "trouble",
    "unknown",
    "unknown_again",
    "unreadable",
    "welcome",
    *(f"danger_{level}" for level in DangerLevel if level is not DangerLevel.NONE),
)
"""The bot's own phrases that code says by name."""

_LABELS = tuple(name for name in PHRASES if name.endswith("_label") and not PHRASES[name])
_BUTTONS = frozenset({HANDOFF, FORGET, LEND_NO, *map(guide_payload, ("start", "restart", "result", "keep", "forget"))})
"""Payloads that stand for themselves."""
_DANGER_PREFIX = "danger_"


def check_references(content: Content) -> Iterator[Problem]:
    """Tell of ids that lead nowhere, and of things that code needs and nobody wrote."""
    for name, answer in content.answers:
        yield from _answer(content, name, answer)
    yield from _sources_and_figures(content)
    yield from _other_entries(content)
    yield from _yielding(content)
    yield from _orders(content)
    yield from _buttons(content)
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
    for number, other in enumerate(shape.see_also):
        yield from _answer_reference(content, answer, ("see_also", number), other, "answer-unpublished")
    for place, other in shape.elsewhere.items():
        yield from content.places.references(answer, ("elsewhere", place), place, "place-unknown")
        yield from _answer_reference(content, answer, ("elsewhere", place), other, "answer-unpublished")
    if shape.place:
        yield from content.places.references(answer, ("place",), shape.place, "place-unknown")
    buttons = [payload(NOT_MEANT, name)]
    if shape.elsewhere:
        # An answer that differs by province is asked for together with the longest name of one.
        places = max((len(place) for place in content.places.known), default=0) * "x"
        buttons.append(payload(PLACE, f"{places}:{name}"))
    yield from _too_long(answer, (), max(buttons, key=len))


def _sources_and_figures(content: Content) -> Iterator[Problem]:
    for item in entries(content):
        for loc, citation in citations(item):
            place = loc if loc == ("source",) else (*loc, "id")
            yield from content.sources.references(item, place, citation.id, "source-unknown")
        for amount, share in amounts(item).items():
            yield from content.values.references(item, ("amounts", amount, "of"), share.of, "figure-unknown")


def _other_entries(content: Content) -> Iterator[Problem]:
    for _, item in (*content.benefits, *content.paths):
        if item.shape.more:
            yield from _answer_reference(content, item, ("more",), item.shape.more, "answer-unpublished")
    for _, institution in content.institutions:
        yield from content.places.references(institution, ("place",), institution.shape.place, "place-unknown")
    for _, former in content.former_names:
        for number, other in enumerate(former.shape.told_by):
            yield from _answer_reference(content, former, ("told_by", number), other, "answer-unpublished")


def _yielding(content: Content) -> Iterator[Problem]:
    for name, benefit in content.benefits:
        for number, higher in enumerate(benefit.shape.yields_to):
            yield from content.benefits.references(benefit, ("yields_to", number), higher, "benefit-unknown")
            if _yields_back(content, name, higher):
                yield benefit.problem(("yields_to", number), "yields-in-circle", name=higher)


def _orders(content: Content) -> Iterator[Problem]:
    first: dict[tuple[str, int], Item[PathShape]] = {}
    for name, path in content.paths:
        earlier = first.setdefault((name.partition("/")[0], path.shape.order), path)
        if earlier is not path:
            yield path.problem(("order",), "order-twice", order=str(path.shape.order), path=earlier.document.path)


def _yields_back(content: Content, name: str, higher: str) -> bool:
    """Tell whether `higher`, in the end, yields to `name`."""
    seen, waiting = set(), [higher]
    while waiting:
        benefit = waiting.pop()
        if benefit == name:
            return True
        if benefit not in seen and benefit in content.benefits.items:
            seen.add(benefit)
            waiting += content.benefits.items[benefit].shape.yields_to
    return False


def _labels(content: Content) -> Iterator[Problem]:
    first: dict[str, Item[AnswerShape]] = {}
    for _, answer in content.answers:
        if answer.shape.status is Status.RETIRED:
            continue
        earlier = first.setdefault(fold(answer.shape.label), answer)
        if earlier is not answer:
            yield answer.problem(("label",), "label-twice", label=answer.shape.label, path=earlier.document.path)


def _payload(content: Content, item: Item[BaseModel], loc: Loc, button: str) -> Iterator[Problem]:
    kind, _, name = button.partition(":")
    match kind:
        case "answer":
            yield from _answer_reference(content, item, loc, name, "choice-unpublished")
        case "reply":
            yield from content.replies.references(item, loc, name, "reply-unknown")
        case "path":
            if name not in Stage:
                yield from content.paths.references(item, loc, name, "path-unknown")
        case _ if button not in _BUTTONS:
            yield item.problem(loc, "choice-wrong", typed=button)
    yield from _too_long(item, loc, button)


def _answer_reference(content: Content, item: Item[BaseModel], loc: Loc, name: str, unpublished: str) -> Iterator[Problem]:
    """Tell if no such answer is there, or, under the code `unpublished`, none that readers may see."""
    yield from content.answers.references(item, loc, name, "answer-unknown")
    answer = content.answers.items.get(name)
    if answer and answer.shape.status is not Status.PUBLISHED:
        yield item.problem(loc, unpublished, name=name, status=answer.shape.status)


def _buttons(content: Content) -> Iterator[Problem]:
    """Tell of entries, questions and options whose names are too long for the buttons that lead there."""
    for kind, found in ((BENEFIT, content.benefits), (INSTITUTION, content.institutions), (PATH, content.paths)):
        for name, item in found:
            yield from _too_long(item, (), payload(kind, name))
    for name, provisions in content.provisions:
        yield from _too_long(provisions, (), payload(PROVISION, f"{name}/{len(provisions.shape.clauses)}"))
    for name, question in content.questions:
        buttons = (ask_anew_payload(name), *(answer_payload(name, option) for option in (*question.shape.options, UNSURE)))
        yield from _too_long(question, (), max(buttons, key=len))


def _too_long(item: Item[Any], loc: Loc, button: str) -> Iterator[Problem]:
    if len(button.encode()) > MAX_PAYLOAD:
        yield item.problem(loc, "payload-too-long", payload=button, max_length=str(MAX_PAYLOAD))


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

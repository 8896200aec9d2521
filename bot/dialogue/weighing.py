"""Weighing: what the engine understood against what a search of all passages found.

An engine that has learnt many ways to ask is right where it is sure; the search is right on the long tail,
where it is not. Between the two their evidence is added. Measured: docs/knowledge.md.
"""

from collections.abc import Sequence
from dataclasses import replace
from math import sqrt

from bot.dialogue.cues import institution_in
from bot.dialogue.decision import AskBack, Decision, LookUp, OfferFound, SayAnswer, SayFound, SayReply
from bot.dialogue.understanding import Understanding
from bot.knowledge import PROVISION, Book, Found, Passage, passage_of_answer, passage_of_institution
from bot.vietnamese import phrase_line

SURE_FROM = 0.75
"""From this confidence the engine is believed without a search."""
TELL_FROM = 0.6
"""From this weight the nearest passage is told."""
PLAIN_FROM = 1.0
"""From this weight it is told plainly; below, only as the nearest that was found."""
OFFER_FROM = 0.3
"""From this weight a passage is offered as a choice; below, nothing is known."""

_WEIGHT_OF_SEARCH = 3.0
_WEIGHED_INTENTS = 8
_MOST_OFFERED = 3
_WEIGHT_OF_CLAUSES = 1.6
"""Clauses count for more when a decree, a plan or an appendix is named."""
_WEIGHT_OF_NAME = 0.6
"""A school's name in the question speaks for that school."""


def wants_search(book: Book, decision: Decision, text: str) -> bool:
    """Tell whether passages should be searched before `decision` is worded: the engine was not sure, or a document is named."""
    understanding = decision.understanding
    if understanding is None:
        return False
    if isinstance(decision.sayings[0], SayAnswer):
        return understanding.confidence < SURE_FROM or _names_document(book, text)
    if isinstance(decision.sayings[0], AskBack | LookUp):
        return True
    # What is far from school may still be about a school they name.
    return understanding.confidence < SURE_FROM and institution_in(book, phrase_line(text)) is not None


def weigh(book: Book, decision: Decision, text: str, found: Sequence[Found]) -> Decision:
    """Decide anew with what a search for `text` found: tell the nearest passage, offer a few, or own up to a gap."""
    understanding = decision.understanding
    if understanding is None or not wants_search(book, decision, text):
        return decision
    near = [hit for hit in _weights(book, understanding, text, found) if hit.score >= OFFER_FROM]
    if not near:
        return replace(decision, sayings=(SayReply(_otherwise(decision)),), is_gap=True)
    offered = tuple(near[1 : 1 + _MOST_OFFERED])
    if near[0].score < TELL_FROM:
        return replace(decision, sayings=(OfferFound((near[0], *offered[: _MOST_OFFERED - 1])),))
    return replace(decision, sayings=(SayFound(near[0], offered),))


def _names_document(book: Book, text: str) -> bool:
    return book.vocabulary.document_marks.found_in(phrase_line(text.replace("/", " ")))


def _weights(book: Book, understanding: Understanding, text: str, found: Sequence[Found]) -> list[Found]:
    """Return the passages with the evidence for each, best first."""
    weights: dict[Passage, float] = {}
    for intent, confidence in understanding.ranking[:_WEIGHED_INTENTS]:
        if answer_id := book.answer_of_intent.get(intent):
            weights[passage_of_answer(book.answers[answer_id])] = sqrt(confidence)
    provisions = _WEIGHT_OF_CLAUSES if _names_document(book, text) else 1.0
    for hit in found:
        weight = _WEIGHT_OF_SEARCH * hit.score * (provisions if hit.passage.kind == PROVISION else 1.0)
        weights[hit.passage] = weights.get(hit.passage, 0.0) + weight
    if named := institution_in(book, phrase_line(text)):
        passage = passage_of_institution(book.institutions[named])
        weights[passage] = weights.get(passage, 0.0) + _WEIGHT_OF_NAME
    return [Found(passage, weight) for passage, weight in sorted(weights.items(), key=lambda pair: -pair[1])]


def _otherwise(decision: Decision) -> str:
    """Return the reply to say when nothing was found."""
    first = decision.sayings[0]
    return first.otherwise if isinstance(first, LookUp) else "unknown"

"""Weighing: what the engine understood against what a search of all passages found.

An engine that has learnt many ways to ask is right where it is sure; the search is right on the long tail,
where it is not. Between the two their evidence is added. Measured: docs/knowledge.md.
"""

from collections.abc import Sequence
from dataclasses import replace
from math import sqrt

from bot.dialogue.decision import AskBack, Decision, LookUp, OfferFound, SayAnswer, SayFound, SayReply
from bot.dialogue.understanding import Understanding
from bot.knowledge import Book, Found, Passage, passage_of_answer

SURE_FROM = 0.75
"""From this confidence the engine is believed without a search."""
TELL_FROM = 0.5
"""From this weight the nearest passage is told."""
OFFER_FROM = 0.3
"""From this weight a passage is offered as a choice; below, nothing is known."""

_WEIGHT_OF_SEARCH = 2.0
_WEIGHED_INTENTS = 8
_MOST_OFFERED = 3


def wants_search(decision: Decision) -> bool:
    """Tell whether passages should be searched before `decision` is worded: the engine was not sure."""
    understanding = decision.understanding
    if understanding is None or not isinstance(decision.sayings[0], SayAnswer | AskBack | LookUp):
        return False
    return not isinstance(decision.sayings[0], SayAnswer) or understanding.confidence < SURE_FROM


def weigh(book: Book, decision: Decision, found: Sequence[Found]) -> Decision:
    """Decide anew with what a search found: tell the nearest passage, offer a few, or own up to a gap."""
    understanding = decision.understanding
    if understanding is None or not wants_search(decision):
        return decision
    near = [hit for hit in _weights(book, understanding, found) if hit.score >= OFFER_FROM]
    if not near:
        return replace(decision, sayings=(SayReply(_otherwise(decision)),), is_gap=True)
    offered = tuple(near[1 : 1 + _MOST_OFFERED])
    if near[0].score < TELL_FROM:
        return replace(decision, sayings=(OfferFound((near[0], *offered[: _MOST_OFFERED - 1])),))
    return replace(decision, sayings=(SayFound(near[0], offered),))


def _weights(book: Book, understanding: Understanding, found: Sequence[Found]) -> list[Found]:
    """Return the passages with the evidence for each, best first."""
    weights: dict[Passage, float] = {}
    for intent, confidence in understanding.ranking[:_WEIGHED_INTENTS]:
        if answer_id := book.answer_of_intent.get(intent):
            weights[passage_of_answer(book.answers[answer_id])] = sqrt(confidence)
    for hit in found:
        weights[hit.passage] = weights.get(hit.passage, 0.0) + _WEIGHT_OF_SEARCH * hit.score
    return [Found(passage, weight) for passage, weight in sorted(weights.items(), key=lambda pair: -pair[1])]


def _otherwise(decision: Decision) -> str:
    """Return the reply to say when nothing was found."""
    first = decision.sayings[0]
    return first.otherwise if isinstance(first, LookUp) else "unknown"

"""Weighing: what the engine understood against what a search of all passages found.

An engine that has learnt many ways to ask is right where it is sure; the search is right on the long tail,
where it is not. Between the two their evidence is added. Measured: docs/knowledge.md.
"""

from collections.abc import Sequence
from dataclasses import replace
from math import sqrt

from bot.conversations import Memory
from bot.dialogue.cues import institution_meant, points_back
from bot.dialogue.decision import Decision, LookUp, OfferFound, SayAnswer, SayFound, SayReply
from bot.dialogue.understanding import OUT_OF_SCOPE, Understanding
from bot.knowledge import ANSWER, PROVISION, Book, Found, Passage, passage_of_answer, passage_of_institution
from bot.vietnamese import fold, phrase_line, syllables

SURE_FROM = 0.9
"""From this confidence the engine is believed without a search."""
RATHER_SURE_FROM = 0.75
"""From this confidence it is believed if the search finds nothing nearer."""
TELL_FROM = 1.25
"""From this weight the nearest passage is told; below, it is offered beside others."""
PLAIN_FROM = 1.4
"""From this weight it is told plainly; below, only as the nearest that was found."""
OFFER_FROM = 0.3
"""From this weight a passage is offered as a choice; below, nothing is known."""

_WEIGHT_OF_SEARCH = 3.0
_WEIGHED_INTENTS = 8
_MOST_OFFERED = 3
_WEIGHT_OF_CLAUSES = 1.6
"""Clauses count for more when a decree, a plan or an appendix is named."""
_WEIGHT_OF_NAME, _WEIGHT_OF_POINTING = 1.3, 2.4
"""A school's name in a question speaks for that school, unless something else was understood; "that school" always does."""
_COST_OF_OTHER_PLACE = 0.5
_FEWEST_ASKING = 3
"""Syllables; fewer are only a subject, and a few answers about it are offered."""
_UNDERSTOOD_FROM, _FAR_FROM = 0.3, 0.85


def wants_search(book: Book, decision: Decision, text: str, memory: Memory) -> bool:
    """Tell whether passages should be searched before `decision` is worded: the engine was not sure, or a document is named."""
    understanding = decision.understanding
    if understanding is None:
        return False
    if understanding.intent in book.answer_of_intent and isinstance(decision.sayings[0], SayAnswer):
        return understanding.confidence < SURE_FROM or _names_document(book, text) or points_back(book, text, memory)
    if isinstance(decision.sayings[0], LookUp):
        return True
    if understanding.intent == OUT_OF_SCOPE and (understanding.confidence < RATHER_SURE_FROM or _holds_no_word(book, text)):
        return True
    # What seems far from school may still be about a school they name.
    return understanding.confidence < _FAR_FROM and institution_meant(book, text, memory) is not None


def weigh(book: Book, decision: Decision, text: str, memory: Memory, found: Sequence[Found]) -> Decision:
    """Decide anew with what a search for `text` found: tell the nearest passage, offer a few, or own up to a gap."""
    understanding = decision.understanding
    if understanding is None or not wants_search(book, decision, text, memory):
        return decision
    near = [hit for hit in _weights(book, understanding, text, memory, found) if hit.score >= OFFER_FROM]
    if not near:
        return replace(decision, sayings=(SayReply(_otherwise(decision, memory)),), is_gap=True)
    offered = tuple(near[1 : 1 + _MOST_OFFERED])
    if not _is_told(book, understanding, near[0]) or _says_too_little(book, text, memory):
        return replace(decision, sayings=(OfferFound((near[0], *offered[: _MOST_OFFERED - 1])),))
    return replace(decision, sayings=(SayFound(near[0], offered),))


def _holds_no_word(book: Book, text: str) -> bool:
    """Tell whether none of the syllables is one that the content uses: keys struck at random, or another language."""
    return book.known_syllables.isdisjoint(syllables(fold(text)))


def _is_told(book: Book, understanding: Understanding, nearest: Found) -> bool:
    """Tell whether the nearest passage is near enough to be told, or just what an engine that is rather sure means."""
    is_meant = understanding.confidence >= RATHER_SURE_FROM and book.answer_of_intent.get(understanding.intent) == nearest.passage.id
    return nearest.score >= TELL_FROM or is_meant


def _says_too_little(book: Book, text: str, memory: Memory) -> bool:
    """Tell whether a word or two name a subject without asking anything of it: "nghề", "lớp 10"."""
    return len(syllables(text)) < _FEWEST_ASKING and institution_meant(book, text, memory) is None


def _names_document(book: Book, text: str) -> bool:
    return book.vocabulary.document_marks.found_in(phrase_line(text.replace("/", " ")))


def _weights(book: Book, understanding: Understanding, text: str, memory: Memory, found: Sequence[Found]) -> list[Found]:
    """Return the passages with the evidence for each, best first."""
    weights: dict[Passage, float] = {}
    for intent, confidence in understanding.ranking[:_WEIGHED_INTENTS]:
        if answer_id := book.answer_of_intent.get(intent):
            weights[passage_of_answer(book.answers[answer_id])] = sqrt(confidence)
    provisions = _WEIGHT_OF_CLAUSES if _names_document(book, text) else 1.0
    for hit in found:
        weight = _WEIGHT_OF_SEARCH * hit.score * (provisions if hit.passage.kind == PROVISION else 1.0)
        weights[hit.passage] = weights.get(hit.passage, 0.0) + weight
    if named := institution_meant(book, text, memory):
        passage = passage_of_institution(book.institutions[named])
        weights[passage] = weights.get(passage, 0.0) + _weight_of_name(book, understanding, text, memory)
    near = {passage: weight - _cost_of_distance(book, passage, memory) for passage, weight in weights.items()}
    return [Found(passage, weight) for passage, weight in sorted(near.items(), key=lambda pair: -pair[1])]


def _cost_of_distance(book: Book, passage: Passage, memory: Memory) -> float:
    """Weigh down what is about another home province than theirs."""
    place = book.answers[passage.id].place if passage.kind == ANSWER else None
    return _COST_OF_OTHER_PLACE if place and memory.place in book.places and place != memory.place else 0.0


def _weight_of_name(book: Book, understanding: Understanding, text: str, memory: Memory) -> float:
    """Weigh how much a school's name speaks for that school: less when something else was understood."""
    if points_back(book, text, memory):
        return _WEIGHT_OF_POINTING
    is_about_else = understanding.confidence >= _UNDERSTOOD_FROM and understanding.intent in book.answer_of_intent
    return 0.0 if is_about_else else _WEIGHT_OF_NAME


def _otherwise(decision: Decision, memory: Memory) -> str:
    """Return the reply to say when nothing was found."""
    first = decision.sayings[0]
    if isinstance(first, LookUp):
        return first.otherwise
    return "unknown_again" if memory.misses else "unknown"

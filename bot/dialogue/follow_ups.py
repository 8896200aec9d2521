"""Follow-ups: a text that says only what is different now, and leaves the subject to what was said last."""

from collections.abc import Mapping
from dataclasses import replace
from math import sqrt

from bot.conversations import Memory
from bot.dialogue.decision import Decision, OfferFound, SayAnswer
from bot.dialogue.understanding import OUT_OF_SCOPE, Understanding
from bot.knowledge import Answer, Book, Found, passage_of_answer
from bot.vietnamese import fold, phrase_line, syllables

_SHORT = 7
"""Syllables up to which a text may leave out its subject without a word that says so."""
_CLEAR_FROM, _CLEAR_THOUGH_MARKED_FROM = 0.6, 0.97
"""From this confidence a text is understood by itself; more is asked of one that says it goes on."""
_SMALL_TALK_FROM, _FAR_FROM = 0.3, 0.75
_WEIGHT_OF_FAMILY = 0.35
_WEIGHT_WITHIN_FAMILY = 0.5
_WEIGHT_OF_TWIN = 0.5
"""The last answer as it is in their own province."""
_COST_OF_OTHER_PLACE = 0.5
_TELL_FROM, _LEAD = 0.8, 0.1
_MOST_OFFERED = 3
_LEAST_OF_OTHERS = 0.2
"""What little is left beside the last answer says little."""


def leans_on_last(book: Book, text: str, memory: Memory, alone: Understanding) -> bool:
    """Tell whether `text`, understood by itself as `alone`, rather goes on with the answer given last."""
    words = syllables(fold(text))
    if memory.last_answer not in book.answers or book.known_syllables.isdisjoint(words):
        return False
    if _is_marked(book, text):
        return alone.intent not in book.answer_of_intent or alone.confidence < _CLEAR_THOUGH_MARKED_FROM
    return len(words) <= _SHORT and alone.confidence < _clear_from(book, alone.intent)


def _clear_from(book: Book, intent: str) -> float:
    """Return the confidence from which a text of this intent needs no subject."""
    if intent in book.answer_of_intent:
        return _CLEAR_FROM
    return _FAR_FROM if intent == OUT_OF_SCOPE else _SMALL_TALK_FROM


def takes_back(book: Book, text: str) -> bool:
    """Tell whether `text` takes back what was said before."""
    return book.discourse.corrections.leading(phrase_line(text)) > 0


def with_subject(book: Book, memory: Memory, text: str) -> str:
    """Return `text` with the subject of the answer given last before it."""
    last = book.answers.get(memory.last_answer or "")
    return f"{last.label} {text}" if last else text


def go_on(book: Book, text: str, memory: Memory, alone: Understanding, within: Decision) -> Decision:
    """Decide a text that leans on the last answer, from what it was understood as `alone` and `within` its subject."""
    weights = _weights(book, text, memory, alone, within.understanding or alone)
    near = [Found(passage_of_answer(book.answers[name]), weight) for name, weight in sorted(weights.items(), key=lambda pair: -pair[1])]
    if not near:
        return within
    second = near[1].score if len(near) > 1 else 0.0
    if near[0].score >= _TELL_FROM and near[0].score - second >= _LEAD:
        return replace(within, sayings=(SayAnswer(near[0].passage.id),))
    return replace(within, sayings=(OfferFound(tuple(near[:_MOST_OFFERED])),))


def _is_marked(book: Book, text: str) -> bool:
    line, discourse = phrase_line(text), book.discourse
    return bool(discourse.follow_ups.leading(line) or discourse.corrections.leading(line) or discourse.follow_up_ends.trailing(line))


def _weights(book: Book, text: str, memory: Memory, alone: Understanding, within: Understanding) -> Mapping[str, float]:
    """Return the evidence for each answer."""
    last = book.answers[memory.last_answer or ""]
    by_itself, in_context = _answers(book, alone), _answers(book, within)
    # With its subject a text is always like the answer that gave it; only what else it is like tells anything.
    in_context.pop(last.id, None)
    if takes_back(book, text):
        by_itself.pop(last.id, None)
    others, family = max(sum(in_context.values()), _LEAST_OF_OTHERS), _family(book, last)
    of_family = sum(by_itself.get(name, 0.0) for name in family) or 1.0
    weights = {}
    for name in by_itself.keys() | in_context.keys():
        weight = sqrt(by_itself.get(name, 0.0)) + sqrt(in_context.get(name, 0.0) / others)
        if name in family:
            weight += _WEIGHT_OF_FAMILY + _WEIGHT_WITHIN_FAMILY * sqrt(by_itself.get(name, 0.0) / of_family)
        if name == last.elsewhere.get(memory.place or ""):
            weight += _WEIGHT_OF_TWIN
        weights[name] = weight - _cost_of_distance(book.answers[name], memory)
    return weights


def _answers(book: Book, understanding: Understanding) -> dict[str, float]:
    return {book.answer_of_intent[intent]: share for intent, share in understanding.ranking if intent in book.answer_of_intent}


def _family(book: Book, last: Answer) -> frozenset[str]:
    """Return the answers of the last one's topic, and those it leads to."""
    topic = last.id.partition("/")[0]
    return frozenset(name for name in book.answers if name.partition("/")[0] == topic) | frozenset(last.see_also)


def _cost_of_distance(answer: Answer, memory: Memory) -> float:
    return _COST_OF_OTHER_PLACE if answer.place and memory.place and answer.place != memory.place else 0.0

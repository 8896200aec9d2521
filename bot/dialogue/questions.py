"""The questions in a message: without the courtesies around them, and one by one where there are several."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from bot.dialogue.decision import Decision, OfferFound, SayAnswer, SayFound
from bot.dialogue.weighing import PLAIN_FROM
from bot.knowledge import ANSWER, Book
from bot.vietnamese import phrase_line, syllables

MOST_QUESTIONS = 3
_FEWEST_WORDS = 2
_FEWEST_TELLING = 10
_FEWEST_TOLD = 2
# A point inside "4.000.000" ends nothing; a list may begin its lines with dashes.
_ENDS = re.compile(r"[?\n;]+|,(?!\d)|[.!](?=\s|$)|(?:^|\s)[-+*](?=\s)")


def without_courtesies(book: Book, text: str) -> str:
    """Return `text` without what is only polite at its beginning and its end; a text of courtesies alone stays as it is."""
    words = syllables(text)
    start, end = 0, len(words)
    while taken := book.discourse.courtesies.leading(_line(words[start:end])):
        start += taken
    while taken := book.discourse.courtesies.trailing(_line(words[start:end])):
        end -= taken
    core = words[start:end]
    # Thanks with a word of praise are thanks; what is left of a question asks something, or is long enough to tell something.
    if len(core) == len(words) or len(core) < _FEWEST_WORDS or (len(core) < _FEWEST_TELLING and not _holds_asking(book, core)):
        return text
    return " ".join(core)


def questions_in(book: Book, text: str) -> tuple[str, ...]:
    """Return the questions of a message, at most three; just the message when it may hold one only."""
    clauses = [clause for sentence in _ENDS.split(text) for clause in _between_joints(book, syllables(sentence))]
    asked: list[str] = []
    told: list[str] = []
    for clause in clauses:
        told.append(" ".join(clause))
        if _holds_asking(book, clause):
            asked.append(" ".join(told))
            told = []
    if len(asked) < _FEWEST_WORDS:
        return (text,)
    return tuple(asked[:MOST_QUESTIONS])


def told_answer(decision: Decision) -> str | None:
    """Return the one answer that `decision` tells; None when it asks back, looks up, or says something else."""
    match decision.sayings:
        case (SayAnswer(answer_id),):
            return answer_id
        case (SayFound(nearest, _),) if nearest.passage.kind == ANSWER and nearest.score >= PLAIN_FROM:
            return nearest.passage.id
        case _:
            return None


def together(decisions: Sequence[Decision]) -> Decision | None:
    """Join the decisions of several questions; None unless they tell two answers. What is asked back about comes last."""
    told = dict.fromkeys(answer_id for decision in decisions if (answer_id := told_answer(decision)))
    if len(told) < _FEWEST_TOLD:
        return None
    asked_back = [saying for decision in decisions for saying in decision.sayings if isinstance(saying, OfferFound)]
    return replace(decisions[0], sayings=(*map(SayAnswer, told), *asked_back[:1]))


def _between_joints(book: Book, words: list[str]) -> Iterator[list[str]]:
    """Cut words at joints, where each side asks something."""
    cuts = [0]
    for place in range(1, len(words)):
        joint = book.discourse.joints.leading(_line(words[place:]))
        if joint and _asks(book, words[cuts[-1] : place]) and _asks(book, words[place + joint :]):
            cuts.append(place)
    yield from (words[start:end] for start, end in pairwise([*cuts, len(words)]) if start < end)


def _asks(book: Book, words: list[str]) -> bool:
    return len(words) > _FEWEST_WORDS and _holds_asking(book, words)


def _holds_asking(book: Book, words: list[str]) -> bool:
    return book.discourse.asking.found_in(_line(words))


def _line(words: list[str]) -> str:
    """Return the line of some words, a word for each, whatever lower case makes of a letter."""
    return f" {' '.join(phrase_line(word).replace(' ', '') or '?' for word in words)} "

"""Custom actions: what to say where it must be computed from the understanding and the memory.

Rasa's rules name them; the gateway's action endpoint runs them for Rasa, and the small engine runs the
same functions itself. An action is a pure function, registered in `ACTIONS` under its name in the domain.
"""

from collections.abc import Callable, Mapping

from bot.conversations import Memory
from bot.dialogue.decision import AskBack, SayAnswer, Saying, SayReply
from bot.dialogue.understanding import Understanding
from bot.knowledge import Book

type Action = Callable[[Book, Understanding, Memory], tuple[Saying, ...]]

OFFERED = 3
LOST_BELOW = 0.08
"""Below this confidence the three likeliest are noise, and offering them would only confuse."""

_OUT_OF_SCOPE = "out_of_scope"
_GRADE_OF_UPPER_SECONDARY = 10
_AFTER_GRADE_9 = "after_grade_9/streams"
_AFTER_GRADE_12 = "after_grade_12/options"


def ask_back(book: Book, understanding: Understanding, memory: Memory) -> tuple[Saying, ...]:
    """Offer the likeliest answers when the engine is not sure, or say honestly that it does not know."""
    if understanding.intent == _OUT_OF_SCOPE:
        return (SayReply("out_of_scope"),)
    likely = (book.answer_of_intent.get(intent) for intent, confidence in understanding.ranking if confidence >= LOST_BELOW / OFFERED)
    offered = tuple(answer_id for answer_id in likely if answer_id)[:OFFERED]
    if understanding.confidence < LOST_BELOW or not offered:
        return (SayReply("unknown_again" if memory.misses else "unknown"),)
    return (AskBack(offered),)


def answer_by_grade(_book: Book, _understanding: Understanding, memory: Memory) -> tuple[Saying, ...]:
    """Answer "where to go from here" by the grade they spoke of, or ask which."""
    if memory.grade is None:
        return (AskBack((_AFTER_GRADE_9, _AFTER_GRADE_12)),)
    return (SayAnswer(_AFTER_GRADE_9 if memory.grade < _GRADE_OF_UPPER_SECONDARY else _AFTER_GRADE_12),)


ACTIONS: Mapping[str, Action] = {
    "action_ask_back": ask_back,
    "action_answer_by_grade": answer_by_grade,
}

"""Custom actions: what to say where it must be computed from the understanding and the memory.

Rasa's rules name them; the gateway's action endpoint runs them for Rasa, and the small engine runs the
same functions itself. An action is a pure function, registered in `ACTIONS` under its name in the domain.
"""

from collections.abc import Callable, Mapping

from bot.conversations import Memory
from bot.dialogue.decision import AskBack, Follow, LookUp, SayAnswer, Saying
from bot.dialogue.understanding import Understanding
from bot.knowledge import Book, Stage
from bot.wording.payloads import GUIDE, INSTITUTION, PATH, payload

type Action = Callable[[Book, Understanding, Memory], tuple[Saying, ...]]

_GRADE_OF_UPPER_SECONDARY = 10
_AFTER_GRADE_9 = "after_grade_9/streams"
_AFTER_GRADE_12 = "after_grade_12/options"


def look_up(_book: Book, _understanding: Understanding, memory: Memory) -> tuple[Saying, ...]:
    """Search when the engine is not sure; what was understood and what is found are weighed afterwards."""
    return (LookUp("unknown_again" if memory.misses else "unknown"),)


def answer_by_grade(_book: Book, _understanding: Understanding, memory: Memory) -> tuple[Saying, ...]:
    """Answer "where to go from here" by the grade they spoke of, or ask which."""
    if memory.grade is None:
        return (AskBack((_AFTER_GRADE_9, _AFTER_GRADE_12)),)
    return (SayAnswer(_AFTER_GRADE_9 if memory.grade < _GRADE_OF_UPPER_SECONDARY else _AFTER_GRADE_12),)


def tell_institution(book: Book, understanding: Understanding, memory: Memory) -> tuple[Saying, ...]:
    """Tell of the institution they named; search for one that the book does not know by that name."""
    if memory.institution is None or memory.institution not in book.institutions:
        return look_up(book, understanding, memory)
    return (Follow(payload(INSTITUTION, memory.institution)),)


def show_paths(_book: Book, _understanding: Understanding, memory: Memory) -> tuple[Saying, ...]:
    """Show all paths with their picture, by the grade they spoke of; grade 9 unless they are past it."""
    is_upper = memory.grade is not None and memory.grade >= _GRADE_OF_UPPER_SECONDARY
    return (Follow(payload(PATH, (Stage.AFTER_GRADE_12 if is_upper else Stage.AFTER_GRADE_9).value)),)


def start_guide(_book: Book, _understanding: Understanding, _memory: Memory) -> tuple[Saying, ...]:
    """Begin the eligibility guide."""
    return (Follow(payload(GUIDE, "start")),)


ACTIONS: Mapping[str, Action] = {
    "action_look_up": look_up,
    "action_answer_by_grade": answer_by_grade,
    "action_tell_institution": tell_institution,
    "action_show_paths": show_paths,
    "action_start_guide": start_guide,
}

"""How well questions are understood that nobody who wrote the training sentences had seen.

The floors lie a little under what was measured; a drop means that a change made understanding worse.
"""

from pathlib import Path
from typing import Any

import yaml

from bot.bootstrap.engines import build_small_interpreter
from bot.conversations import Conversation
from bot.dialogue import AskBack, SayAnswer
from bot.knowledge import Book
from bot.settings import Settings
from bot.vietnamese import clean

HERE = Path(__file__).parent
type Case = dict[str, Any]


def cases(name: str) -> list[Case]:
    loaded: list[Case] = yaml.safe_load((HERE / name).read_text("utf-8"))
    return loaded


async def said(settings: Settings, book: Book, asked: list[Case]) -> list[tuple[Case, set[str], set[str]]]:
    """Return for each case the answers said and the answers offered."""
    interpreter = build_small_interpreter(settings)
    outcome = []
    for case in asked:
        decision = await interpreter.decide(book, Conversation("heldout"), clean(case["q"], 300))
        answers = {saying.answer_id for saying in decision.sayings if isinstance(saying, SayAnswer)}
        offered = {answer_id for saying in decision.sayings if isinstance(saying, AskBack) for answer_id in saying.answer_ids}
        outcome.append((case, answers, offered))
    return outcome


def right(case: Case) -> set[str]:
    return {case["answer"], *case.get("also", [])}


async def test_questions_are_answered_or_the_right_answer_is_offered(settings: Settings, real_book: Book) -> None:
    outcome = await said(settings, real_book, cases("heldout.yml"))

    answered = sum(bool(answers & right(case)) for case, answers, _ in outcome) / len(outcome)
    reached = sum(bool((answers | offered) & right(case)) for case, answers, offered in outcome) / len(outcome)
    assert answered >= 0.72
    assert reached >= 0.91


async def test_a_given_answer_is_nearly_always_the_right_one(settings: Settings, real_book: Book) -> None:
    given = [(case, answers) for case, answers, _ in await said(settings, real_book, cases("heldout.yml")) if answers]

    assert sum(bool(answers & right(case)) for case, answers in given) / len(given) >= 0.92


async def test_what_is_far_from_schooling_is_hardly_ever_answered(settings: Settings, real_book: Book) -> None:
    far = [case for case in cases("out_of_scope.yml") if not case["near"]]

    answered = sum(bool(answers) for _, answers, _ in await said(settings, real_book, far))
    assert answered / len(far) <= 0.15


async def test_what_nobody_has_an_answer_to_is_seldom_answered(settings: Settings, real_book: Book) -> None:
    near = [case for case in cases("out_of_scope.yml") if case["near"]]

    answered = sum(bool(answers) for _, answers, _ in await said(settings, real_book, near))
    assert answered / len(near) <= 0.35

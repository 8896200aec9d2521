"""How well questions are understood that nobody who wrote the training sentences had seen.

The floors lie a little under what was measured; a drop means that a change made understanding worse.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from bot.bootstrap.engines import build_small_interpreter
from bot.conversations import Address, Conversation, InboundMessage, MessageKind
from bot.dialogue import AskBack, Decision, OfferFound, SayAnswer, SayFound
from bot.ports import Edition
from bot.services.hold_turn import decide
from bot.settings import Settings

_ASKER = Address("console", "heldout")
HERE = Path(__file__).parent
type Case = dict[str, Any]


def cases(name: str) -> list[Case]:
    loaded: list[Case] = yaml.safe_load((HERE / name).read_text("utf-8"))
    return loaded


async def said(settings: Settings, edition: Edition, asked: list[Case]) -> list[tuple[Case, set[str], set[str]]]:
    """Return for each case the answers said and the answers offered."""
    interpreter = build_small_interpreter(settings)
    outcome = []
    for case in asked:
        decision = await decide(edition, interpreter, Conversation("heldout"), InboundMessage(_ASKER, MessageKind.TEXT, case["q"]))
        outcome.append((case, set(_said(decision)), set(_offered(decision))))
    return outcome


def _said(decision: Decision) -> Iterator[str]:
    for saying in decision.sayings:
        match saying:
            case SayAnswer(answer_id):
                yield answer_id
            case SayFound(nearest):
                yield nearest.passage.id


def _offered(decision: Decision) -> Iterator[str]:
    for saying in decision.sayings:
        match saying:
            case AskBack(answer_ids):
                yield from answer_ids
            case SayFound(_, others):
                yield from (hit.passage.id for hit in others)
            case OfferFound(found):
                yield from (hit.passage.id for hit in found)


def right(case: Case) -> set[str]:
    return {case["answer"], *case.get("also", [])}


async def test_questions_are_answered_or_the_right_answer_is_offered(settings: Settings, real_edition: Edition) -> None:
    outcome = await said(settings, real_edition, cases("heldout.yml"))

    answered = sum(bool(answers & right(case)) for case, answers, _ in outcome) / len(outcome)
    reached = sum(bool((answers | offered) & right(case)) for case, answers, offered in outcome) / len(outcome)
    assert answered >= 0.84
    assert reached >= 0.96


async def test_a_given_answer_is_nearly_always_the_right_one(settings: Settings, real_edition: Edition) -> None:
    given = [(case, answers) for case, answers, _ in await said(settings, real_edition, cases("heldout.yml")) if answers]

    assert sum(bool(answers & right(case)) for case, answers in given) / len(given) >= 0.90


async def test_what_is_far_from_schooling_is_hardly_ever_answered(settings: Settings, real_edition: Edition) -> None:
    far = [case for case in cases("out_of_scope.yml") if not case["near"]]

    answered = sum(bool(answers) for _, answers, _ in await said(settings, real_edition, far))
    assert answered / len(far) <= 0.15


async def test_what_nobody_has_an_answer_to_is_not_always_answered(settings: Settings, real_edition: Edition) -> None:
    near = [case for case in cases("out_of_scope.yml") if case["near"]]

    answered = sum(bool(answers) for _, answers, _ in await said(settings, real_edition, near))
    assert answered / len(near) <= 0.6

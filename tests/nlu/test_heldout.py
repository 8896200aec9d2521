"""How well questions are understood that nobody who wrote the training sentences had seen.

The floors lie a little under what was measured; a drop means that a change made understanding worse.
`laban evaluate` tells more.
"""

import pytest

from bot.bootstrap.examining import FAR, NEAR, read_cases, read_outside, told_to
from bot.content_files import load_sentences, load_short_forms
from bot.evaluation.conditions import BARE, NOISY, TYPED, under
from bot.evaluation.measures import share
from bot.evaluation.noise import shortenings
from bot.evaluation.telling import reached
from bot.ports import Edition, Interpreter
from bot.settings import ROOT

type Forms = dict[str, list[str]]


@pytest.fixture(scope="module")
def forms() -> Forms:
    """The short forms of hurried typing."""
    return shortenings(load_short_forms(ROOT), (text for text, _ in load_sentences(ROOT)))


@pytest.mark.parametrize(
    ("name", "condition", "answered", "reached_at_all", "precision"),
    [
        ("heldout", TYPED, 0.91, 0.965, 0.94),
        ("heldout", BARE, 0.89, 0.955, 0.945),
        ("heldout", NOISY, 0.81, 0.94, 0.94),
        ("blind_questions", TYPED, 0.95, 0.975, 0.965),
        ("blind_questions", BARE, 0.95, 0.975, 0.97),
        ("blind_questions", NOISY, 0.91, 0.975, 0.975),
    ],
)
async def test_questions_are_answered_rightly_or_the_right_answer_is_offered(  # noqa: PLR0913, PLR0917 - one row of floors
    small_interpreter: Interpreter,
    real_edition: Edition,
    forms: Forms,
    name: str,
    condition: str,
    answered: float,
    reached_at_all: float,
    precision: float,
) -> None:
    cases = read_cases(ROOT, name)
    told = await told_to(small_interpreter, real_edition, [under(condition, case.text, forms) for case in cases])

    outcome = reached(cases, told)
    assert outcome.answered >= answered
    assert outcome.reached >= reached_at_all
    assert outcome.precision >= precision


@pytest.mark.parametrize(("kind", "most"), [(FAR, 0.05), (NEAR, 0.45)])
async def test_what_is_outside_is_seldom_answered(small_interpreter: Interpreter, real_edition: Edition, kind: str, most: float) -> None:
    told = await told_to(small_interpreter, real_edition, read_outside(ROOT)[kind])

    assert share(bool(one.said) for one in told) <= most

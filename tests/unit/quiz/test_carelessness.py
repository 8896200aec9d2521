"""Signs of carelessness: noticed where they are, and nowhere else."""

import pytest

from bot.quiz import UNKNOWN, Answer, Rating, Scale, Sign
from bot.quiz.carelessness import signs
from tests.unit.quiz.quizzes import STARTING

USUAL: tuple[Answer, ...] = (2, 4, 3, 5, 1, 3, 4, 2, 2, 5, 3, 4)
CALM = (1.0,) * 12


def given(*answers: Answer, seconds: float | None = None) -> list[Rating]:
    """Return ratings with these answers."""
    return [Rating(f"item {place}", answer, seconds) for place, answer in enumerate(answers)]


def test_usual_answers_show_no_sign() -> None:
    assert signs(STARTING, given(*USUAL, seconds=4.5), CALM) == frozenset()


@pytest.mark.parametrize("answer", range(1, 6))
def test_ten_equal_answers_in_a_row_are_a_sign(answer: int) -> None:
    assert Sign.SAME_AGAIN not in signs(STARTING, given(*USUAL, *[answer] * 8), CALM)
    assert Sign.SAME_AGAIN in signs(STARTING, given(*USUAL, *[answer] * 10), CALM)


def test_activities_not_known_do_not_break_a_row() -> None:
    assert Sign.SAME_AGAIN in signs(STARTING, given(*[3] * 5, UNKNOWN, *[3] * 5), CALM)


def test_nothing_but_unknown_is_no_sign() -> None:
    nothing: list[Answer] = [UNKNOWN] * 24

    assert signs(STARTING, given(*nothing), ()) == frozenset()


def test_nearly_equal_answers_are_a_sign_on_any_scale() -> None:
    nearly = (3, 3, 3, 3, 3, 4, 3, 3, 3, 3, 3, 3)

    assert signs(STARTING, given(*nearly), CALM) == {Sign.LITTLE_SPREAD}
    assert signs(STARTING.on(Scale(1, 3)), given(*(2, 3) * 6), CALM) == frozenset()


def test_few_equal_answers_mean_nothing_yet() -> None:
    assert signs(STARTING, given(*[3] * 9, seconds=0.5), CALM[:9]) == frozenset()


def test_contradictions_after_the_sixth_answer_are_a_sign_from_the_limit_of_the_parameters_on() -> None:
    over = (9.0,) * 6 + (STARTING.fit_limit + 0.1,) * 6
    under = (9.0,) * 6 + (STARTING.fit_limit - 0.1,) * 6

    assert signs(STARTING, given(*USUAL), over) == {Sign.CONTRADICTION}
    assert signs(STARTING, given(*USUAL), under) == frozenset()
    assert signs(STARTING, given(*USUAL[:11]), over[:11]) == frozenset()


def test_haste_is_judged_by_the_usual_tap_so_that_a_pause_hides_nothing() -> None:
    hasty = [*given(*USUAL, seconds=0.9), Rating("after dinner", 3, 4000.0)]

    assert signs(STARTING, hasty, CALM) == {Sign.HASTE}
    assert signs(STARTING, given(*USUAL, seconds=1.5), CALM) == frozenset()

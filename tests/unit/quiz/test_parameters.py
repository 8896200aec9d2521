"""Parameters and banks that make no sense are refused; those that do read on any scale."""

import json
from typing import Any

import pytest

from bot.quiz import BankError, Item, ItemParameters, ParametersError, Scale, bank_of, parameters_from
from bot.settings import ROOT
from tests.unit.quiz.quizzes import STARTING, items

DOCUMENT: dict[str, Any] = json.loads((ROOT / "content" / "quizzes" / "parameters" / "1.json").read_text("utf-8"))
UNRELATED = [[float(row == column) for column in range(6)] for row in range(6)]
LOPSIDED = [[1.0 if row == column else 0.1 * (row > column) for column in range(6)] for row in range(6)]
IMPOSSIBLE = [[1.0 if row == column else -0.9 for column in range(6)] for row in range(6)]


def test_starting_parameters_treat_all_items_alike() -> None:
    assert STARTING.version == 1
    assert STARTING.of("anything") == STARTING.default
    assert STARTING.default.slope == pytest.approx(0.67 * 1.2)
    assert STARTING.default.noise + STARTING.default.slope**2 == pytest.approx(1.2**2)


def test_item_may_have_parameters_of_its_own() -> None:
    parameters = parameters_from({**DOCUMENT, "items": {"R1": {"mean": 2.1, "sd": 1, "loading": 0.5}}})

    assert parameters.of("R1") == ItemParameters(2.1, 1, 0.5)
    assert parameters.of("R2") == parameters.default


def test_parameters_move_to_another_scale_and_back() -> None:
    moved = STARTING.on(Scale(0, 8))

    assert (moved.default.mean, moved.default.sd, moved.default.loading) == (4.0, 2.4, 0.67)
    assert moved.on(Scale(1, 5)) == STARTING


@pytest.mark.parametrize(
    "wrong",
    [
        {"version": None},
        {"scale": [5, 1]},
        {"scale": [1]},
        {"default": {"mean": 3, "sd": 0, "loading": 0.6}},
        {"default": {"mean": 3, "sd": 1.2, "loading": 1.0}},
        {"default": {"mean": 3, "sd": 1.2}},
        {"items": {"R1": {"mean": 3, "sd": 1.2, "loading": -0.2}}},
        {"items": None},
        {"correlations": UNRELATED[:5]},
        {"correlations": LOPSIDED},
        {"correlations": IMPOSSIBLE},
        {"correlations": [[2 * entry for entry in row] for row in UNRELATED]},
    ],
    ids=str,
)
def test_impossible_parameters_are_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(ParametersError):
        parameters_from({**DOCUMENT, **wrong})


@pytest.mark.parametrize(
    "wrong",
    [[*items(), Item("R1", "R")], [*items(), Item("more", "X")], [*items(), Item("more", "RI")], items()[8:], []],
    ids=["an id twice", "no such interest", "two interests", "an interest without items", "nothing"],
)
def test_bank_that_makes_no_quiz_is_refused(wrong: list[Item]) -> None:
    with pytest.raises(BankError):
        bank_of(wrong, STARTING)

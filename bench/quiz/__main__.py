"""Prints the acceptance figures of the interest quiz; exits with 1 if one is not reached. Takes three minutes."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

from bench.quiz.figures import take, take_all
from bench.quiz.people import DATA, items_of, real_people, simulated_people, straight_liners
from bench.quiz.table import MEDIAN, Row, cold_start, false_alarms, honesty, lengths, replay, speed, straight_lines
from bot.quiz import INTERESTS, Bank, Quiz, Scale, bank_of, parameters_from
from bot.settings import ROOT

_STARTING = ROOT / "content" / "quizzes" / "parameters" / "1.json"
_ESTIMATED = DATA.parent / "estimated.json"
_SIMULATED, _SEEDS, _REPLAYED = 4000, 20, 50
_MARKS = {True: "ok", False: "MISSED", None: ""}


def main() -> None:
    """Measure and print."""
    rows = []
    for row in _rows():
        sys.stdout.write(f"{row.name:74} {row.measured:>14}  {row.wanted:12} {_MARKS[row.holds]}\n")
        sys.stdout.flush()
        rows.append(row)
    sys.exit(any(row.holds is False for row in rows))


def _rows() -> Iterator[Row]:
    people = real_people()
    parameters = parameters_from(json.loads(_STARTING.read_text("utf-8"))).on(Scale(0, 4))
    real = take_all(bank_of(items_of(people[0].answers), parameters), people)
    yield from cold_start(real)
    starting, estimated = _bank(_STARTING), _bank(_ESTIMATED)
    new, known = (take_all(bank, simulated_people(bank, _SIMULATED, seed=1)) for bank in (starting, estimated))
    yield from honesty("simulated, starting parameters", new)
    yield from honesty("simulated, estimated parameters", known)
    yield from straight_lines([take(Quiz(starting, f"{seed}"), liner) for seed in range(_SEEDS) for liner in straight_liners(starting)])
    for name, quizzes in (("simulated, starting parameters", new), ("simulated, estimated parameters", known), ("real", real)):
        yield from false_alarms(name, quizzes)
    yield lengths("simulated, estimated parameters", known, MEDIAN)
    yield lengths("simulated, starting parameters", new)
    yield lengths("real, starting parameters", real)
    yield speed([*real, *new, *known])
    yield replay([*real[:_REPLAYED], *new[:_REPLAYED], *known[:_REPLAYED]])


def _bank(path: Path) -> Bank:
    """Return a bank of 48 items, eight of each interest, with the parameters in a file."""
    items = items_of(f"{letter}{number}" for letter in INTERESTS for number in range(1, 9))
    return bank_of(items, parameters_from(json.loads(path.read_text("utf-8"))))


main()

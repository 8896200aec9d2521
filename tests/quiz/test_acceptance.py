"""The figures of `make quiz-acceptance` on fewer people, with floors that leave room for their number."""

import json
from collections.abc import Sequence
from functools import cache
from math import sqrt
from pathlib import Path
from statistics import fmean, median

from bench.quiz.figures import STRAIGHT, Taken, bands, is_flagged_by, replay_difference, share, take, take_all
from bench.quiz.people import DATA, items_of, real_people, simulated_people, straight_liners
from bot.quiz import INTERESTS, Bank, Quiz, Scale, bank_of, parameters_from
from bot.settings import ROOT

STARTING = ROOT / "content" / "quizzes" / "parameters" / "1.json"
ESTIMATED = DATA.parent / "estimated.json"


def bank(path: Path) -> Bank:
    """Return a bank of 48 items with the parameters in a file."""
    items = items_of(f"{letter}{number}" for letter in INTERESTS for number in range(1, 9))
    return bank_of(items, parameters_from(json.loads(path.read_text("utf-8"))))


@cache
def real() -> Sequence[Taken]:
    """Return the quizzes of every third of the real people, with the starting parameters."""
    people = real_people()[::3]
    parameters = parameters_from(json.loads(STARTING.read_text("utf-8")))
    return take_all(bank_of(items_of(people[0].answers), parameters.on(Scale(0, 4))), people)


@cache
def simulated() -> Sequence[Taken]:
    """Return the quizzes of people simulated from estimated parameters."""
    return take_all(bank(ESTIMATED), simulated_people(bank(ESTIMATED), 400, seed=2))


def test_cold_start_finds_the_top_two_of_the_whole_form() -> None:
    assert share([one.person.is_led_by(one.pair) for one in real()]) >= 0.62
    assert share([one.person.has_first_among(one.pair) for one in real()]) >= 0.89
    assert fmean(len(one.ratings) for one in real()) <= 21.3


def test_stated_certainty_is_the_observed_one() -> None:
    found = bands(simulated())

    assert len(found) == 4
    for band in found.values():
        standard_error = sqrt(band.stated * (1 - band.stated) / band.people)
        assert abs(band.stated - band.observed) <= 0.05 + 2 * standard_error


def test_surer_people_agree_with_the_whole_form_more_often() -> None:
    sure = [one.person.is_led_by(one.pair) for one in real() if one.stated >= 0.7]
    unsure = [one.person.is_led_by(one.pair) for one in real() if one.stated < 0.5]

    assert share(sure) > share(unsure) + 0.15


def test_straight_liners_are_noticed_by_the_twelfth_item() -> None:
    taken = [take(Quiz(bank(STARTING), f"{seed}"), person) for seed in range(3) for person in straight_liners(bank(STARTING))]

    assert all(is_flagged_by(one, 12) for one in taken)


def test_people_who_read_are_hardly_ever_taken_for_straight_liners() -> None:
    readers = [one for one in real() if one.person.seconds is None or one.person.seconds >= 1.5]

    assert share([bool(one.signs & STRAIGHT) for one in readers]) <= 0.05
    assert share([bool(one.signs & STRAIGHT) for one in simulated()]) <= 0.01


def test_half_of_the_people_need_about_twenty_items_at_most_once_parameters_are_estimated() -> None:
    lengths = [len(one.ratings) for one in simulated()]

    assert (min(lengths), max(lengths)) == (12, 24)
    assert median(lengths) <= 22


def test_tap_takes_a_few_milliseconds() -> None:
    assert median(tap for one in real() for tap in one.taps[12:]) <= 5


def test_replay_gives_the_same() -> None:
    assert max(replay_difference(one) for one in [*real()[:10], *simulated()[:10]]) <= 1e-9

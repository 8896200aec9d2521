"""The next item is one whose answer helps most to tell the two leading interests from the rest."""

from collections import Counter
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings

from bot.quiz import INTERESTS, Bank, ItemParameters, Quiz, Rating, bank_of
from bot.quiz.bank import BankItem
from bot.quiz.choosing import choose
from bot.quiz.posterior import Posterior, prior
from tests.unit.quiz.quizzes import STARTING, items, quiz_of, taken, taken_quizzes

BANK = bank_of(items(), STARTING)
SEEDS = [f"{number}" for number in range(400)]
ONE_EACH = [BANK.items[f"{letter}0"] for letter in INTERESTS]


def posterior_with(*means: float) -> Posterior:
    """Return a posterior of independent, fairly well known interests."""
    return Posterior(means, tuple(tuple(0.2 * (row == column) for column in range(6)) for row in range(6)))


def share_of_interests(posterior: Posterior, asked: list[BankItem], bank: Bank = BANK) -> dict[str, float]:
    """Return how often each interest is asked about next, over many seeds."""
    chosen = (choose(bank, posterior, asked, seed) for seed in SEEDS)
    counts = Counter(entry.item.dimension for entry in chosen if entry)
    return {letter: counts[letter] / len(SEEDS) for letter in INTERESTS}


@settings(max_examples=25)
@given(taken_quizzes())
def test_first_six_items_are_one_of_each_interest(quiz_taken: tuple[Quiz, list[Rating]]) -> None:
    quiz, ratings = quiz_taken

    assert {quiz.bank.items[rating.item].item.dimension for rating in ratings[:6]} == set(INTERESTS)


def test_first_interest_is_random() -> None:
    assert all(0.1 < share < 0.24 for share in share_of_interests(prior(STARTING), []).values())


def test_close_contest_for_the_second_place_is_asked_about() -> None:
    shares = share_of_interests(posterior_with(2, 0.5, 0.4, -1, -1, -1), ONE_EACH)

    assert shares["I"] + shares["A"] > 0.85


def test_fifteen_percent_of_later_items_explore() -> None:
    shares = share_of_interests(posterior_with(2, 0.5, 0.4, -1, -1, -1), ONE_EACH)

    assert sum(shares[letter] for letter in "RSEC") == pytest.approx(0.15 * 4 / 6, abs=0.04)


def test_never_a_third_time_in_a_row_when_another_interest_helps_nearly_as_well() -> None:
    posterior = posterior_with(2, 0.5, 0.4, -1, -1, -1)
    asked = [*ONE_EACH, BANK.items["A1"], BANK.items["A2"]]

    assert share_of_interests(posterior, asked)["A"] == 0


def test_third_time_in_a_row_when_no_other_helps_nearly_as_well() -> None:
    unsure_of_one = tuple(tuple((0.6 if row == 2 else 0.05) * (row == column) for column in range(6)) for row in range(6))
    asked = [*ONE_EACH, BANK.items["A1"], BANK.items["A2"]]

    assert share_of_interests(Posterior((2, 0.5, 0.4, -1, -1, -1), unsure_of_one), asked)["A"] > 0.8


def test_one_of_the_two_items_that_tell_most_is_asked() -> None:
    telling = {"I5": ItemParameters(3, 1.2, 0.8), "I6": ItemParameters(3, 1.2, 0.75), "I7": ItemParameters(3, 1.2, 0.7)}
    bank = bank_of(items(), replace(STARTING, items=telling))
    chosen = Counter(entry.item.id for seed in SEEDS if (entry := choose(bank, posterior_with(2, 0.5, 0, -1, -1, -1), ONE_EACH, seed)))

    assert chosen["I5"] > 100 < chosen["I6"]
    assert chosen["I7"] < 20


def test_items_that_tell_equally_much_are_asked_equally_often() -> None:
    chosen = Counter(entry.item.id for seed in SEEDS if (entry := choose(BANK, prior(STARTING), [], seed)))

    assert len(chosen) == len(BANK.items)


def test_nothing_is_left_of_an_exhausted_bank() -> None:
    assert choose(BANK, prior(STARTING), list(BANK.items.values()), "a seed") is None


def test_order_of_the_file_changes_nothing() -> None:
    backwards = Quiz(bank_of(reversed(items()), STARTING), "a seed")

    assert taken(backwards, lambda _, place: 1 + place % 5) == taken(quiz_of(), lambda _, place: 1 + place % 5)


def test_interest_is_asked_about_again_only_after_all_six_whatever_came_before() -> None:
    quiz = quiz_of()
    imposed = [Rating("R1", 3), Rating("R2", 3)]
    while len(imposed) < 7:
        item = quiz.next_item(imposed)
        assert item is not None
        imposed.append(Rating(item.id, 3))

    assert all(one.item[0] != other.item[0] for one, other in pairwise(imposed[1:]))
    assert {rating.item[0] for rating in imposed} == set(INTERESTS)

"""A quiz asks 12 to 24 items, is a function of its ratings alone, and says how sure it is."""

import json
from dataclasses import asdict, replace
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.quiz import INTERESTS, UNKNOWN, Certainty, ImpossibleRatingError, Length, Parameters, Quiz, Rating, Scale, Sign, bank_of
from tests.unit.quiz.quizzes import STARTING, items, parameters, quiz_of, quizzes, taken, taken_quizzes

FEW = settings(max_examples=25)


def likes(*letters: str) -> dict[str, int]:
    """Return someone's answers by interest: five for these letters, two for the others."""
    return {letter: 5 if letter in letters else 2 for letter in INTERESTS}


@FEW
@given(taken_quizzes())
def test_always_12_to_24_items_and_none_twice(quiz_taken: tuple[Quiz, list[Rating]]) -> None:
    quiz, ratings = quiz_taken

    assert 12 <= len(ratings) <= 24
    assert len({rating.item for rating in ratings}) == len(ratings)
    assert quiz.is_done(ratings)
    assert not any(quiz.is_done(ratings[:place]) for place in range(len(ratings)))


@FEW
@given(taken_quizzes())
def test_stored_quiz_replays_to_the_last_digit(quiz_taken: tuple[Quiz, list[Rating]]) -> None:
    quiz, ratings = quiz_taken
    stored = [Rating(**row) for row in json.loads(json.dumps([asdict(rating) for rating in ratings]))]
    again = Quiz(bank_of(reversed([entry.item for entry in quiz.bank.items.values()]), quiz.bank.parameters), quiz.seed)

    asked = [again.next_item(stored[:place]) for place in range(len(stored) + 1)]

    assert [item and item.id for item in asked] == [*(rating.item for rating in ratings), None]
    assert again.profile(stored) == quiz.profile(ratings)
    assert again.chances(stored) == quiz.chances(ratings)


@FEW
@given(taken_quizzes(), st.integers(1, 24))
def test_going_back_and_answering_the_same_changes_nothing(quiz_taken: tuple[Quiz, list[Rating]], steps: int) -> None:
    quiz, ratings = quiz_taken
    for_again = ratings[-steps:]
    back = ratings[:-steps]

    for rating in for_again:
        item = quiz.next_item(back)
        assert item is not None
        back.append(replace(rating, item=item.id))

    assert back == ratings


@FEW
@given(taken_quizzes(), st.randoms())
def test_order_of_answers_does_not_matter_for_the_profile(quiz_taken: tuple[Quiz, list[Rating]], luck: Random) -> None:
    quiz, ratings = quiz_taken
    shuffled = [*ratings]
    luck.shuffle(shuffled)

    told, again = quiz.profile(ratings), quiz.profile(shuffled)

    for letter in INTERESTS:
        assert again[letter].mean == pytest.approx(told[letter].mean, abs=1e-9)
        assert again[letter].sd == pytest.approx(told[letter].sd, abs=1e-9)


@FEW
@given(taken_quizzes())
def test_no_answer_makes_any_interest_less_certain(quiz_taken: tuple[Quiz, list[Rating]]) -> None:
    quiz, ratings = quiz_taken
    profiles = [quiz.profile(ratings[:place]) for place in range(len(ratings) + 1)]

    for before, after in pairwise(profiles):
        assert all(after[letter].sd <= before[letter].sd + 1e-12 for letter in INTERESTS)


@FEW
@given(taken_quizzes())
def test_probabilities_of_pairs_and_of_first_letters_sum_to_one(quiz_taken: tuple[Quiz, list[Rating]]) -> None:
    chances = quiz_taken[0].chances(quiz_taken[1])

    assert len(chances.pairs) == 15
    assert sum(chances.pairs.values()) == pytest.approx(1)
    assert sum(chances.firsts.values()) == pytest.approx(1)


@FEW
@given(quizzes(), parameters())
def test_same_liking_on_another_scale_is_the_same_quiz(quiz: Quiz, given_on: Parameters) -> None:
    wide = Quiz(bank_of(items(4), given_on), quiz.seed)
    shifted = Quiz(bank_of(items(4), given_on.on(Scale(given_on.scale.lowest + 3, given_on.scale.highest + 3))), quiz.seed)
    ratings = taken(wide, lambda _, place: given_on.scale.lowest + place % 3)
    moved = [replace(rating, answer=rating.answer + 3) for rating in ratings if isinstance(rating.answer, int)]

    assert shifted.is_done(moved)
    assert shifted.profile(moved)["R"].mean == pytest.approx(wide.profile(ratings)["R"].mean + 3)
    assert shifted.profile(moved)["R"].sd == pytest.approx(wide.profile(ratings)["R"].sd)


def test_clear_liking_is_found_in_twelve_taps() -> None:
    quiz, person = quiz_of(), likes("S", "A")
    ratings = taken(quiz, lambda item, _: person[item.dimension])

    assert len(ratings) == 12
    assert set(quiz.ranking(ratings)[:2]) == {"S", "A"}
    assert quiz.chances(ratings).leading == ("A", "S")
    assert quiz.certainty(ratings) is Certainty.QUITE_SURE
    assert quiz.signs(ratings) == frozenset()


def test_ranking_lists_all_six_the_leading_pair_first() -> None:
    quiz = quiz_of()
    person = dict(zip("RIASEC", (1, 2, 5, 4, 3, 2), strict=True))
    ratings = taken(quiz, lambda item, _: person[item.dimension])

    assert quiz.ranking(ratings)[:3] == ("A", "S", "E")
    assert sorted(quiz.ranking(ratings)) == sorted(INTERESTS)


def test_level_interests_take_all_24_items_and_are_called_level() -> None:
    quiz = quiz_of()
    ratings = taken(quiz, lambda _, place: (2, 4, 3)[place % 3])

    assert len(ratings) == 24
    assert quiz.certainty(ratings) is Certainty.LEVEL


def test_unknown_activity_counts_as_asked_and_not_as_answered() -> None:
    quiz = quiz_of()
    item = quiz.next_item([])
    assert item is not None
    skipped = [Rating(item.id, UNKNOWN)]

    assert quiz.profile(skipped) == quiz.profile([])
    assert quiz.next_item(skipped) not in (None, item)
    assert len(taken(quiz, lambda _, __: UNKNOWN)) == 24


def test_clear_liking_among_unknown_activities_needs_twelve_scored_answers() -> None:
    quiz, person = quiz_of(), likes("S", "A")
    ratings = taken(quiz, lambda item, place: UNKNOWN if place in (2, 7, 9) else person[item.dimension])

    assert len(ratings) == 15


def test_person_may_stop_from_the_twelfth_question_on() -> None:
    quiz = quiz_of()
    ratings = taken(quiz, lambda _, place: (2, 4, 3)[place % 3])

    assert [quiz.may_stop(ratings[:place]) for place in (0, 11, 12, 24)] == [False, False, True, True]


def test_longer_quiz_goes_on_where_the_shorter_stopped() -> None:
    quiz = quiz_of()
    ratings = taken(quiz, lambda _, place: (2, 4, 3)[place % 3])
    longer = replace(quiz, length=Length(longest=30))

    assert quiz.next_item(ratings) is None
    assert longer.next_item(ratings) is not None


def test_small_bank_is_asked_to_its_end() -> None:
    quiz = quiz_of(each=2)
    ratings = taken(quiz, lambda _, place: 2 + place % 2)

    assert len(ratings) == 12
    assert quiz.is_done(ratings)


def test_sign_of_carelessness_lowers_the_certainty_told_by_one_step() -> None:
    quiz, person = quiz_of(), likes("S", "A")
    ratings = taken(quiz, lambda item, _: person[item.dimension])
    hasty = [replace(rating, seconds=0.8) for rating in ratings]

    assert quiz.signs(hasty) == {Sign.HASTE}
    assert quiz.certainty(hasty) is Certainty.FAIRLY_SURE


@pytest.mark.parametrize(
    "rating",
    [Rating("nothing", 3), Rating("R0", 0), Rating("R0", 6), Rating("R1", 3)],
    ids=["no such item", "under the scale", "over the scale", "rated before"],
)
def test_impossible_rating_is_refused(rating: Rating) -> None:
    with pytest.raises(ImpossibleRatingError):
        quiz_of().next_item([Rating("R1", 2), rating])


def test_seed_changes_the_items_and_nothing_else() -> None:
    asked = {quiz_of(seed=f"{number}").next_item([]) for number in range(40)}
    ratings = [Rating("R1", 2), Rating("S3", 5)]

    assert len(asked) > 20
    assert quiz_of(seed="one").profile(ratings) == quiz_of(seed="another").profile(ratings)


def test_nothing_answered_is_the_average_person() -> None:
    profile = quiz_of().profile([])

    assert {estimate.mean for estimate in profile.values()} == {STARTING.default.mean}
    assert {estimate.sd for estimate in profile.values()} == {STARTING.default.slope}

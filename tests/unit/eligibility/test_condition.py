"""A condition holds, fails or is not known yet; what is not known never counts as no."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.eligibility import (
    ALWAYS,
    UNSURE,
    All,
    AnyOf,
    Condition,
    Household,
    Is,
    Not,
    Truth,
    deciding_questions,
    evaluate,
    open_questions,
    questions_in,
)
from tests.unit.eligibility.strategies import answers, complete_answers, conditions, questions, sure_answers

YES, NO, UNKNOWN = Truth.YES, Truth.NO, Truth.UNKNOWN

PUBLIC = Is("school", frozenset({"public"}))
POOR = Is("household", frozenset({"poor", "near_poor"}))
ORPHAN = Is("orphan", frozenset({"yes"}))

ANSWERS = {"school": "public", "household": "other"}
OF_TRUTH: dict[Truth, Condition] = {YES: PUBLIC, NO: POOR, UNKNOWN: ORPHAN}


@pytest.mark.parametrize(
    ("household", "truth"),
    [
        pytest.param({"household": "poor"}, YES, id="the answer is one of the options"),
        pytest.param({"household": "near_poor"}, YES, id="the answer is another of the options"),
        pytest.param({"household": "other"}, NO, id="the answer is none of the options"),
        pytest.param({"household": UNSURE}, UNKNOWN, id="not sure"),
        pytest.param({"school": "public"}, UNKNOWN, id="not answered"),
    ],
)
def test_an_answer_is_one_of_the_options_or_not(household: Household, truth: Truth) -> None:
    assert evaluate(POOR, household) is truth


def test_not_sure_is_unknown_even_where_a_condition_names_it() -> None:
    assert evaluate(Is("orphan", frozenset({UNSURE})), {"orphan": UNSURE}) is UNKNOWN


@pytest.mark.parametrize(
    ("first", "second", "truth"),
    [
        (YES, YES, YES),
        (YES, UNKNOWN, UNKNOWN),
        (YES, NO, NO),
        (UNKNOWN, YES, UNKNOWN),
        (UNKNOWN, UNKNOWN, UNKNOWN),
        (UNKNOWN, NO, NO),
        (NO, YES, NO),
        (NO, UNKNOWN, NO),
        (NO, NO, NO),
    ],
)
def test_all_holds_when_both_parts_hold_and_fails_when_one_fails(first: Truth, second: Truth, truth: Truth) -> None:
    assert evaluate(All((OF_TRUTH[first], OF_TRUTH[second])), ANSWERS) is truth


@pytest.mark.parametrize(
    ("first", "second", "truth"),
    [
        (YES, YES, YES),
        (YES, UNKNOWN, YES),
        (YES, NO, YES),
        (UNKNOWN, YES, YES),
        (UNKNOWN, UNKNOWN, UNKNOWN),
        (UNKNOWN, NO, UNKNOWN),
        (NO, YES, YES),
        (NO, UNKNOWN, UNKNOWN),
        (NO, NO, NO),
    ],
)
def test_any_holds_when_one_part_holds_and_fails_when_both_fail(first: Truth, second: Truth, truth: Truth) -> None:
    assert evaluate(AnyOf((OF_TRUTH[first], OF_TRUTH[second])), ANSWERS) is truth


@pytest.mark.parametrize(("part", "truth"), [(YES, NO), (NO, YES), (UNKNOWN, UNKNOWN)])
def test_not_turns_yes_and_no_round_and_leaves_unknown(part: Truth, truth: Truth) -> None:
    assert evaluate(Not(OF_TRUTH[part]), ANSWERS) is truth


def test_all_of_nothing_always_holds() -> None:
    assert evaluate(ALWAYS, {}) is YES


def test_any_of_nothing_never_holds() -> None:
    assert evaluate(AnyOf(()), {}) is NO


@given(conditions, answers)
def test_not_twice_is_the_condition_itself(condition: Condition, household: Household) -> None:
    twice = Not(Not(condition))
    assert evaluate(twice, household) is evaluate(condition, household)
    assert open_questions(twice, household) == open_questions(condition, household)
    assert deciding_questions(twice, household) == deciding_questions(condition, household)


@given(st.lists(conditions, max_size=4), answers)
def test_not_all_is_any_not(parts: list[Condition], household: Household) -> None:
    not_all, any_not = Not(All(tuple(parts))), AnyOf(tuple(map(Not, parts)))
    assert evaluate(not_all, household) is evaluate(any_not, household)
    assert open_questions(not_all, household) == open_questions(any_not, household)
    assert deciding_questions(not_all, household) == deciding_questions(any_not, household)


@given(st.lists(conditions, max_size=4).flatmap(lambda parts: st.tuples(st.just(parts), st.permutations(parts))), answers)
def test_the_order_of_parts_does_not_matter(orders: tuple[list[Condition], list[Condition]], household: Household) -> None:
    one, other = map(tuple, orders)
    assert evaluate(All(one), household) is evaluate(All(other), household)
    assert evaluate(AnyOf(one), household) is evaluate(AnyOf(other), household)


@given(conditions, answers, complete_answers)
def test_what_is_decided_stays_so_whatever_else_becomes_known(condition: Condition, household: Household, rest: Household) -> None:
    known = {question: option for question, option in household.items() if option != UNSURE}
    assert evaluate(condition, household) in {UNKNOWN, evaluate(condition, {**rest, **known})}


@given(conditions, complete_answers)
def test_a_family_that_is_sure_of_everything_leaves_nothing_unknown(condition: Condition, household: Household) -> None:
    assert evaluate(condition, household) is not UNKNOWN


@given(conditions, answers, questions)
def test_not_sure_instead_of_an_answer_turns_no_yes_into_no(condition: Condition, household: Household, question: str) -> None:
    assert evaluate(condition, {**household, question: UNSURE}) in {UNKNOWN, evaluate(condition, household)}


@given(conditions, answers, questions)
def test_not_sure_says_as_much_as_no_answer(condition: Condition, household: Household, question: str) -> None:
    assert evaluate(condition, {**household, question: UNSURE}) is evaluate(condition, _without(household, question))


def test_the_question_of_an_unknown_condition_is_open() -> None:
    assert open_questions(ORPHAN, ANSWERS) == {"orphan"}


def test_a_question_answered_with_not_sure_is_not_open() -> None:
    assert open_questions(All((ORPHAN, PUBLIC)), {"orphan": UNSURE}) == {"school"}


def test_no_question_is_open_once_one_part_of_all_fails() -> None:
    assert open_questions(All((ORPHAN, POOR)), ANSWERS) == set()


def test_no_question_is_open_once_one_part_of_any_holds() -> None:
    assert open_questions(AnyOf((ORPHAN, PUBLIC)), ANSWERS) == set()


def test_questions_of_a_part_that_is_settled_are_not_open() -> None:
    settled = AnyOf((PUBLIC, Is("residence", frozenset({"border"}))))
    assert open_questions(All((settled, Not(ORPHAN))), ANSWERS) == {"orphan"}


def test_questions_of_all_parts_that_are_not_settled_are_open() -> None:
    assert open_questions(AnyOf((POOR, All((PUBLIC, Not(ORPHAN))))), {}) == {"household", "school", "orphan"}


@given(conditions, answers)
def test_open_questions_are_named_by_the_condition_and_not_answered(condition: Condition, household: Household) -> None:
    named = {question for question, _ in questions_in(condition)}
    assert open_questions(condition, household) <= named - household.keys()


@given(conditions, answers)
def test_nothing_is_open_in_what_is_decided(condition: Condition, household: Household) -> None:
    assert evaluate(condition, household) is UNKNOWN or not open_questions(condition, household)


@given(conditions, answers, complete_answers)
def test_unanswered_questions_that_are_not_open_change_nothing(condition: Condition, household: Household, rest: Household) -> None:
    others = _without(rest, *open_questions(condition, household))
    assert evaluate(condition, {**others, **household}) is evaluate(condition, household)


@given(conditions, answers, answers)
def test_an_answer_opens_no_question(condition: Condition, household: Household, more: Household) -> None:
    assert open_questions(condition, {**more, **household}) <= open_questions(condition, household)


@given(conditions, sure_answers, complete_answers)
def test_answering_open_questions_for_sure_decides(condition: Condition, household: Household, truth: Household) -> None:
    while asked := sorted(open_questions(condition, household)):
        household = {**household, asked[0]: truth[asked[0]]}
    assert evaluate(condition, household) is evaluate(condition, {**truth, **household}) is not UNKNOWN


@given(conditions, answers)
def test_not_sure_of_all_open_questions_leaves_the_condition_unknown(condition: Condition, household: Household) -> None:
    unsure = {**household, **dict.fromkeys(open_questions(condition, household), UNSURE)}
    assert evaluate(condition, unsure) is evaluate(condition, household)
    assert not open_questions(condition, unsure)


@pytest.mark.parametrize(
    ("condition", "questions"),
    [
        pytest.param(PUBLIC, {"school"}, id="an answer that is one of the options"),
        pytest.param(POOR, {"household"}, id="an answer that is none of them"),
        pytest.param(Not(POOR), {"household"}, id="what decides a condition decides its opposite"),
        pytest.param(All((PUBLIC, Not(POOR))), {"school", "household"}, id="all holds by every part"),
        pytest.param(All((PUBLIC, ORPHAN, POOR)), {"household"}, id="all fails by the part that fails"),
        pytest.param(All((POOR, Not(PUBLIC))), {"household"}, id="the first part that fails is enough"),
        pytest.param(AnyOf((POOR, Not(PUBLIC))), {"school", "household"}, id="any fails by every part"),
        pytest.param(AnyOf((POOR, ORPHAN, PUBLIC)), {"school"}, id="any holds by the part that holds"),
        pytest.param(AnyOf((PUBLIC, Not(POOR))), {"school"}, id="the first part that holds is enough"),
        pytest.param(ORPHAN, set(), id="nothing decides what is not known"),
        pytest.param(All((PUBLIC, ORPHAN)), set(), id="nothing decides what is not wholly known"),
        pytest.param(ALWAYS, set(), id="what always holds needs no answer"),
    ],
)
def test_what_decides(condition: Condition, questions: set[str]) -> None:
    assert deciding_questions(condition, ANSWERS) == questions


@given(conditions, answers)
def test_only_sure_answers_decide(condition: Condition, household: Household) -> None:
    assert all(household.get(question, UNSURE) != UNSURE for question in deciding_questions(condition, household))


@given(conditions, answers)
def test_nothing_decides_what_is_unknown(condition: Condition, household: Household) -> None:
    assert evaluate(condition, household) is not UNKNOWN or not deciding_questions(condition, household)


@given(conditions, complete_answers, answers)
def test_answers_that_do_not_decide_may_be_any_other(condition: Condition, household: Household, other: Household) -> None:
    decisive = {question: household[question] for question in deciding_questions(condition, household)}
    assert evaluate(condition, {**other, **decisive}) is evaluate(condition, household)


def test_a_condition_names_each_question_with_its_options() -> None:
    condition = All((PUBLIC, AnyOf((Not(POOR), ORPHAN, PUBLIC))))
    assert questions_in(condition) == {("school", "public"), ("household", "poor"), ("household", "near_poor"), ("orphan", "yes")}


@given(conditions, answers)
def test_questions_that_a_condition_does_not_name_change_nothing(condition: Condition, household: Household) -> None:
    named = {question: household[question] for question, _ in questions_in(condition) if question in household}
    assert evaluate(condition, named) is evaluate(condition, household)


def _without(household: Household, *questions: str) -> Household:
    return {question: option for question, option in household.items() if question not in questions}

"""A benefit is likely due, possibly due or not due, by its ground and by what decided it."""

from dataclasses import replace

import pytest
from hypothesis import given

from bot.eligibility import ALWAYS, UNSURE, Assessment, Condition, Household, Is, Not, Outcome, Rule, Truth, assess, evaluate
from tests.unit.eligibility.strategies import answers, complete_answers, questions, rules, rules_with_chains

AT_SCHOOL = Is("level", frozenset({"school"}))
IS_POOR = Is("household", frozenset({"poor"}))
IS_ORPHAN = Is("orphan", frozenset({"yes"}))

PUPIL = {"level": "school"}
STUDENT = {"level": "university"}

MEALS = Rule(AT_SCHOOL)
TUITION = Rule(AT_SCHOOL, grounds=(IS_POOR, IS_ORPHAN))


def _found(rule: Rule, household: Household) -> Assessment:
    return assess({"benefit": rule}, household)["benefit"]


def test_a_benefit_is_due_when_its_rule_holds() -> None:
    assert _found(MEALS, PUPIL) == Assessment(Outcome.DUE, because=frozenset({"level"}))


def test_a_benefit_is_not_due_when_its_rule_fails() -> None:
    assert _found(MEALS, STUDENT) == Assessment(Outcome.NOT_DUE, because=frozenset({"level"}))


@pytest.mark.parametrize("household", [{}, {"level": UNSURE}])
def test_a_benefit_is_possible_while_its_rule_is_unknown(household: Household) -> None:
    assert _found(MEALS, household) == Assessment(Outcome.POSSIBLE)


def test_a_benefit_for_everyone_is_due_for_no_reason() -> None:
    assert _found(Rule(ALWAYS), {}) == Assessment(Outcome.DUE)


def test_every_benefit_is_assessed_in_its_order() -> None:
    assert list(assess({"tuition": TUITION, "meals": MEALS}, {})) == ["tuition", "meals"]


@pytest.mark.parametrize(
    ("answers", "ground", "because"),
    [
        pytest.param({"household": "poor", "orphan": "no"}, 0, {"level", "household"}, id="the first"),
        pytest.param({"household": "other", "orphan": "yes"}, 1, {"level", "orphan"}, id="the second"),
        pytest.param({"household": "poor", "orphan": "yes"}, 0, {"level", "household"}, id="the first of both"),
        pytest.param({"orphan": "yes"}, 1, {"level", "orphan"}, id="the second while the first is unknown"),
        pytest.param({"household": UNSURE, "orphan": "yes"}, 1, {"level", "orphan"}, id="the second when the first is unsure"),
    ],
)
def test_a_benefit_is_due_by_the_first_ground_that_holds(answers: Household, ground: int, because: set[str]) -> None:
    assert _found(TUITION, {**PUPIL, **answers}) == Assessment(Outcome.DUE, ground, frozenset(because))


def test_a_benefit_is_not_due_when_no_ground_holds() -> None:
    household = {**PUPIL, "household": "other", "orphan": "no"}
    assert _found(TUITION, household) == Assessment(Outcome.NOT_DUE, because=frozenset({"household", "orphan"}))


def test_a_benefit_is_possible_while_a_ground_may_hold() -> None:
    assert _found(TUITION, {**PUPIL, "household": "other", "orphan": UNSURE}) == Assessment(Outcome.POSSIBLE)


def test_a_possible_benefit_has_the_ground_that_holds_already() -> None:
    assert _found(TUITION, {"orphan": "yes"}) == Assessment(Outcome.POSSIBLE, ground=1)


def test_no_ground_makes_up_for_what_always_must_hold() -> None:
    assert _found(TUITION, {**STUDENT, "household": "poor"}) == Assessment(Outcome.NOT_DUE, ground=None, because=frozenset({"level"}))


def test_the_condition_of_a_rule_is_all_that_decides_it() -> None:
    assert MEALS.condition == AT_SCHOOL
    assert evaluate(TUITION.condition, {**PUPIL, "orphan": "yes"}) is Truth.YES
    assert evaluate(TUITION.condition, PUPIL) is Truth.UNKNOWN


def test_a_conditional_benefit_is_possible_at_most() -> None:
    found = _found(replace(TUITION, is_conditional=True), {**PUPIL, "orphan": "yes"})
    assert found == Assessment(Outcome.POSSIBLE, 1, frozenset({"level", "orphan"}))


def test_a_conditional_benefit_is_not_due_when_its_rule_fails() -> None:
    assert _found(replace(MEALS, is_conditional=True), STUDENT).outcome is Outcome.NOT_DUE


def _full_and_reduced(full: Condition, reduced: Condition, *, is_conditional: bool = False) -> dict[str, Rule]:
    return {"reduced": Rule(reduced, yields_to=("full",)), "full": Rule(full, is_conditional=is_conditional)}


def test_a_benefit_gives_way_to_a_higher_one_that_is_due() -> None:
    found = assess(_full_and_reduced(AT_SCHOOL, ALWAYS), PUPIL)
    assert (found["reduced"].outcome, found["reduced"].instead) == (Outcome.NOT_DUE, "full")
    assert found["full"] == Assessment(Outcome.DUE, because=frozenset({"level"}))


def test_a_possible_benefit_gives_way_too() -> None:
    found = assess(_full_and_reduced(AT_SCHOOL, IS_POOR), PUPIL)["reduced"]
    assert (found.outcome, found.instead) == (Outcome.NOT_DUE, "full")


def test_a_benefit_that_gives_way_has_no_ground_any_more() -> None:
    found = assess({"reduced": replace(TUITION, yields_to=("full",)), "full": MEALS}, {**PUPIL, "orphan": "yes"})
    assert (found["reduced"].ground, found["reduced"].instead) == (None, "full")


def test_a_benefit_does_not_give_way_to_one_that_is_only_possible() -> None:
    assert assess(_full_and_reduced(IS_POOR, AT_SCHOOL), PUPIL)["reduced"].outcome is Outcome.DUE


def test_a_benefit_does_not_give_way_to_one_that_is_conditional() -> None:
    assert assess(_full_and_reduced(ALWAYS, AT_SCHOOL, is_conditional=True), PUPIL)["reduced"].outcome is Outcome.DUE


def test_a_benefit_does_not_give_way_to_one_that_is_not_due() -> None:
    assert assess(_full_and_reduced(Not(AT_SCHOOL), AT_SCHOOL), PUPIL)["reduced"].outcome is Outcome.DUE


def test_a_benefit_that_is_not_due_anyway_has_nothing_instead() -> None:
    found = assess(_full_and_reduced(AT_SCHOOL, Not(AT_SCHOOL)), PUPIL)["reduced"]
    assert found == Assessment(Outcome.NOT_DUE, because=frozenset({"level"}))


def test_a_benefit_gives_way_to_the_first_of_the_higher_ones_that_is_due() -> None:
    higher = {"possible": Rule(IS_POOR), "first": Rule(AT_SCHOOL), "second": Rule(ALWAYS)}
    found = assess({"reduced": Rule(ALWAYS, yields_to=tuple(higher)), **higher}, PUPIL)
    assert found["reduced"].instead == "first"


@given(rules, answers)
def test_a_due_benefit_holds_by_its_ground(rules: dict[str, Rule], household: Household) -> None:
    for name, found in assess(rules, household).items():
        if found.outcome is Outcome.DUE:
            assert evaluate(rules[name].when, household) is Truth.YES
            assert (found.ground is None) is (not rules[name].grounds)
        if found.ground is not None:
            assert evaluate(rules[name].grounds[found.ground], household) is Truth.YES


@given(rules, answers)
def test_no_conditional_benefit_is_ever_due(rules: dict[str, Rule], household: Household) -> None:
    assert not any(rules[name].is_conditional for name, found in assess(rules, household).items() if found.outcome is Outcome.DUE)


@given(rules, answers)
def test_only_a_benefit_that_is_not_due_has_one_instead(rules: dict[str, Rule], household: Household) -> None:
    for name, found in assess(rules, household).items():
        if found.instead:
            assert found.outcome is Outcome.NOT_DUE
            assert found.instead in rules[name].yields_to
            assert assess(rules, household)[found.instead].outcome is Outcome.DUE


@given(rules_with_chains, answers, questions)
def test_not_sure_rules_no_benefit_out(rules: dict[str, Rule], household: Household, question: str) -> None:
    less = assess(rules, {**household, question: UNSURE})
    for name, found in assess(rules, household).items():
        assert less[name].outcome is not Outcome.NOT_DUE or found.outcome is Outcome.NOT_DUE


@given(rules, complete_answers, answers)
def test_answers_that_are_no_reason_may_be_any_other(rules: dict[str, Rule], household: Household, other: Household) -> None:
    for rule in rules.values():
        alone = replace(rule, yields_to=())
        found = _found(alone, household)
        reasons = {question: household[question] for question in found.because}
        assert _found(alone, {**other, **reasons}).outcome is found.outcome

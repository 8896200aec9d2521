"""The guide asks what still matters, offers what may be true, and keeps only answers that go together."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.eligibility import (
    UNSURE,
    AnyOf,
    Condition,
    Household,
    ImpossibleAnswerError,
    Is,
    Not,
    Option,
    Question,
    Truth,
    answered,
    evaluate,
    next_question,
    possible_options,
)
from tests.unit.eligibility.strategies import conditions, guides

AT_SCHOOL = Is("level", frozenset({"school"}))
AT_UNIVERSITY = Is("level", frozenset({"university"}))
IN_PRIVATE = Is("school", frozenset({"private"}))
IS_POOR = Is("household", frozenset({"poor"}))


def _question(question_id: str, *options: str | Option) -> Question:
    return Question(
        id=question_id,
        name=question_id,
        ask=f"{question_id}?",
        options=tuple(option if isinstance(option, Option) else Option(option, option) for option in options),
    )


LEVEL = _question("level", "school", "university", UNSURE)
SCHOOL = replace(_question("school", "public", "private", UNSURE), only_if=AT_SCHOOL)
HOUSEHOLD = _question("household", Option("poor", "poor", Not(IN_PRIVATE)), "other", UNSURE)
HOME = _question("home", "border", "elsewhere")
GUIDE = (LEVEL, SCHOOL, HOUSEHOLD, HOME)

POOR_PUPIL = {"level": "school", "school": "public", "household": "poor", "home": "border"}


def test_the_first_question_that_matters_is_asked_first() -> None:
    assert next_question(GUIDE, [IS_POOR, AT_SCHOOL], {}) == LEVEL


def test_a_question_that_no_rule_depends_on_is_passed_over() -> None:
    assert next_question(GUIDE, [IS_POOR], {}) == HOUSEHOLD


def test_a_question_is_asked_when_one_of_several_rules_depends_on_it() -> None:
    assert next_question(GUIDE, [AT_UNIVERSITY, IS_POOR], {"level": "school"}) == HOUSEHOLD


def test_a_question_is_not_asked_again() -> None:
    assert next_question(GUIDE, [IS_POOR], {"household": "other"}) is None


def test_a_question_answered_with_not_sure_is_not_asked_again() -> None:
    assert next_question(GUIDE, [IS_POOR], {"household": UNSURE}) is None


def test_nothing_is_asked_for_a_rule_that_is_decided() -> None:
    assert next_question(GUIDE, [AnyOf((AT_SCHOOL, IS_POOR))], {"level": "school"}) is None


def test_nothing_is_asked_without_rules() -> None:
    assert next_question(GUIDE, [], {}) is None


def test_some_questions_are_asked_even_when_no_rule_depends_on_them() -> None:
    assert next_question((LEVEL, replace(HOME, always=True)), [], {}) == replace(HOME, always=True)


def test_not_even_those_are_asked_twice() -> None:
    assert next_question([replace(HOME, always=True)], [], {"home": "border"}) is None


def test_a_question_is_asked_while_it_may_fit() -> None:
    assert next_question(GUIDE, [IN_PRIVATE], {"level": UNSURE}) == SCHOOL


def test_a_question_that_does_not_fit_is_not_asked() -> None:
    assert next_question(GUIDE, [IN_PRIVATE, IS_POOR], {"level": "university"}) == HOUSEHOLD


def test_not_even_one_that_is_always_asked_when_it_does_not_fit() -> None:
    assert next_question([LEVEL, replace(SCHOOL, always=True)], [], {"level": "university"}) is None


@given(guides, st.lists(conditions, max_size=3), st.data())
def test_the_guide_ends_whatever_is_answered(guide: tuple[Question, ...], rules: list[Condition], data: st.DataObject) -> None:
    """Every question comes once at most, in the guide's order."""
    household: Household = {}
    asked: list[Question] = []
    while (question := next_question(guide, rules, household)) and len(asked) < len(guide):
        option = data.draw(st.sampled_from(possible_options(question, household)))
        household = answered(guide, household, question.id, option.id)
        asked.append(question)
    assert question is None
    assert asked == [question for question in guide if question in asked]
    assert list(household) == [question.id for question in asked]


@given(guides, st.lists(conditions, max_size=3), st.data())
def test_the_guide_ends_after_corrections_too(guide: tuple[Question, ...], rules: list[Condition], data: st.DataObject) -> None:
    """No answer to what is asked takes an earlier one with it, so that no round of answers comes again."""
    household = _household_of(guide, data)
    seen = [household]
    while question := next_question(guide, rules, household):
        option = data.draw(st.sampled_from(possible_options(question, household)))
        household = answered(guide, household, question.id, option.id)
        assert household not in seen
        seen.append(household)


def test_all_options_are_offered_while_nothing_is_known() -> None:
    assert possible_options(HOUSEHOLD, {}) == HOUSEHOLD.options


def test_an_option_is_offered_while_it_may_go_with_the_answers() -> None:
    assert possible_options(HOUSEHOLD, {"school": UNSURE}) == HOUSEHOLD.options


def test_an_option_that_does_not_go_with_the_answers_is_not_offered() -> None:
    assert [option.id for option in possible_options(HOUSEHOLD, {"school": "private"})] == ["other", UNSURE]


def test_the_answer_to_correct_takes_no_option_away() -> None:
    question = _question("level", Option("school", "school", Not(AT_UNIVERSITY)), "university")
    assert possible_options(question, {"level": "university"}) == question.options


def test_an_option_is_found_by_its_id() -> None:
    assert HOME.option("border") == Option("border", "border")


def test_there_is_no_option_of_an_unknown_id() -> None:
    assert HOME.option("poor") is None


def test_an_answer_is_added_to_the_others() -> None:
    assert answered(GUIDE, {"level": "school"}, "household", "poor") == {"level": "school", "household": "poor"}


def test_answers_given_in_the_order_of_the_guide_stay_in_it() -> None:
    household: Household = {}
    for question, option in POOR_PUPIL.items():
        household = answered(GUIDE, household, question, option)
    assert list(household.items()) == list(POOR_PUPIL.items())


def test_the_household_before_stays_as_it_was() -> None:
    household = dict(POOR_PUPIL)
    answered(GUIDE, household, "level", "university")
    assert household == POOR_PUPIL


def test_a_correction_replaces_the_answer_and_keeps_the_others() -> None:
    assert answered(GUIDE, POOR_PUPIL, "home", "elsewhere") == {**POOR_PUPIL, "home": "elsewhere"}


def test_a_correction_keeps_later_answers_that_still_go_with_it() -> None:
    assert answered(GUIDE, POOR_PUPIL, "level", UNSURE) == {**POOR_PUPIL, "level": UNSURE}


def test_a_correction_drops_the_answer_to_a_question_that_no_longer_fits() -> None:
    kept = answered(GUIDE, POOR_PUPIL, "level", "university")
    assert kept == {"level": "university", "household": "poor", "home": "border"}


def test_a_correction_drops_an_answer_that_is_no_longer_offered() -> None:
    kept = answered(GUIDE, POOR_PUPIL, "school", "private")
    assert kept == {"level": "school", "school": "private", "home": "border"}


def test_what_hung_on_a_dropped_answer_stays_while_it_may_fit() -> None:
    guide = (LEVEL, SCHOOL, HOUSEHOLD, replace(HOME, only_if=IS_POOR))
    kept = answered(guide, POOR_PUPIL, "school", "private")
    assert kept == {"level": "school", "school": "private", "home": "border"}
    assert answered(guide, kept, "household", "other") == {"level": "school", "school": "private", "household": "other"}


def test_a_question_whose_answer_was_dropped_is_asked_again() -> None:
    kept = answered(GUIDE, POOR_PUPIL, "school", "private")
    assert next_question(GUIDE, [IS_POOR], kept) == HOUSEHOLD


def test_an_answer_to_a_question_that_the_guide_no_longer_has_is_dropped() -> None:
    household = {"boarding": "yes", **POOR_PUPIL}
    assert answered(GUIDE, household, "home", "border") == POOR_PUPIL


@pytest.mark.parametrize(
    ("household", "question", "option"),
    [
        pytest.param({}, "boarding", "yes", id="no such question"),
        pytest.param({}, "household", "border", id="the option of another question"),
        pytest.param({}, "home", UNSURE, id="not sure, where that is no option"),
        pytest.param({"level": "university"}, "school", "public", id="the question does not fit"),
        pytest.param({"level": "university"}, "school", UNSURE, id="not even not sure, then"),
        pytest.param({"school": "private"}, "household", "poor", id="the option does not go with an earlier answer"),
        pytest.param({"school": "private", "household": "other"}, "household", "poor", id="not even as a correction"),
    ],
)
def test_an_impossible_answer_is_refused(household: Household, question: str, option: str) -> None:
    with pytest.raises(ImpossibleAnswerError):
        answered(GUIDE, household, question, option)


def test_a_question_that_never_fits_takes_no_answer() -> None:
    with pytest.raises(ImpossibleAnswerError):
        answered([replace(HOME, only_if=AnyOf(()))], {}, "home", "border")


def test_an_answer_need_not_go_with_later_ones() -> None:
    """A later answer rules out neither the question nor its option."""
    option = Option("private", "private", Not(IS_POOR))
    guide = (
        _question("school", "public", option),
        replace(_question("work", "none"), only_if=Not(IS_POOR)),
        _question("household", "poor"),
    )
    assert answered(guide, {"household": "poor"}, "school", "private")["school"] == "private"
    assert answered(guide, {"household": "poor"}, "work", "none")["work"] == "none"


def test_a_later_answer_gives_way_to_an_earlier_one() -> None:
    household = {"level": "school", "household": "poor"}
    assert answered(GUIDE, household, "school", "private") == {"level": "school", "school": "private"}


@given(guides, st.data())
def test_whatever_is_offered_is_taken(guide: tuple[Question, ...], data: st.DataObject) -> None:
    household = _household_of(guide, data)
    question = data.draw(st.sampled_from(guide))
    if evaluate(question.only_if, household) is not Truth.NO:
        option = data.draw(st.sampled_from(possible_options(question, household)))
        assert answered(guide, household, question.id, option.id)[question.id] == option.id


@given(guides, st.data())
def test_answers_always_go_together(guide: tuple[Question, ...], data: st.DataObject) -> None:
    household = _household_of(guide, data)
    for question in guide:
        if question.id in household:
            assert evaluate(question.only_if, household) is not Truth.NO
            assert question.option(household[question.id]) in possible_options(question, household)


@given(guides, st.data())
def test_the_same_answer_again_changes_nothing(guide: tuple[Question, ...], data: st.DataObject) -> None:
    household = _household_of(guide, data)
    for question, option in household.items():
        assert answered(guide, household, question, option) == household


@given(guides, st.data())
def test_no_answer_takes_an_earlier_one_with_it(guide: tuple[Question, ...], data: st.DataObject) -> None:
    household = _household_of(guide, data)
    place, question = data.draw(st.sampled_from(list(enumerate(guide))))
    if evaluate(question.only_if, household) is not Truth.NO:
        changed = answered(guide, household, question.id, UNSURE)
        assert all(changed.get(earlier.id) == household.get(earlier.id) for earlier in guide[:place])


def _household_of(guide: tuple[Question, ...], data: st.DataObject) -> Household:
    """Answer questions in any order, some of them more than once, as far as that is possible."""
    household: Household = {}
    for question in data.draw(st.lists(st.sampled_from(guide), max_size=6)):
        if evaluate(question.only_if, household) is not Truth.NO:
            option = data.draw(st.sampled_from(possible_options(question, household)))
            household = answered(guide, household, question.id, option.id)
    return household

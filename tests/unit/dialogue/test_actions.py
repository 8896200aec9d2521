"""Actions compute what to say from the understanding and the memory."""

import pytest

from bot.conversations import Memory
from bot.dialogue import ACTIONS, AskBack, Follow, LookUp, SayAnswer, Saying
from tests.factories import AFTER_9, AFTER_12, LOAN, TUITION, VIET_DUC, make_book, make_understanding

LOST = make_understanding((TUITION.intent, 0.02), (LOAN.intent, 0.019))


def done(action: str, *ranking: tuple[str, float], memory: Memory | None = None) -> tuple[Saying, ...]:
    """Do `action` on a text so understood."""
    return ACTIONS[action](make_book(), make_understanding(*ranking), memory or Memory())


@pytest.mark.parametrize(("misses", "otherwise"), [(0, "unknown"), (1, "unknown_again"), (2, "unknown_again")])
@pytest.mark.parametrize("ranking", [((LOAN.intent, 0.45), (TUITION.intent, 0.4)), (("out_of_scope", 0.2), ("greet", 0.1))])
def test_an_unsure_engine_has_the_passages_searched(ranking: tuple[tuple[str, float], ...], misses: int, otherwise: str) -> None:
    assert done("action_look_up", *ranking, memory=Memory(misses=misses)) == (LookUp(otherwise),)


@pytest.mark.parametrize("grade", [6, 7, 8, 9])
def test_up_to_grade_9_the_streams_after_it_are_told(grade: int) -> None:
    assert done("action_answer_by_grade", ("what_next", 0.9), memory=Memory(grade=grade)) == (SayAnswer(AFTER_9.id),)


@pytest.mark.parametrize("grade", [10, 11, 12])
def test_from_grade_10_the_options_after_12_are_told(grade: int) -> None:
    assert done("action_answer_by_grade", ("what_next", 0.9), memory=Memory(grade=grade)) == (SayAnswer(AFTER_12.id),)


def test_an_unknown_grade_is_asked_for() -> None:
    assert done("action_answer_by_grade", ("what_next", 0.9)) == (AskBack((AFTER_9.id, AFTER_12.id)),)


def test_an_institution_that_was_named_is_told_of() -> None:
    assert done("action_tell_institution", ("ask_institution", 0.9), memory=Memory(institution=VIET_DUC.id)) == (
        Follow(f"institution:{VIET_DUC.id}"),
    )


def test_an_institution_that_the_book_does_not_know_is_searched_for() -> None:
    assert done("action_tell_institution", ("ask_institution", 0.9)) == (LookUp("unknown"),)


def test_an_institution_that_has_left_the_book_is_searched_for() -> None:
    assert done("action_tell_institution", ("ask_institution", 0.9), memory=Memory(institution="nghe_an/closed")) == (LookUp("unknown"),)


def test_a_second_institution_that_the_book_does_not_know_is_owned_up_to_in_other_words() -> None:
    assert done("action_tell_institution", ("ask_institution", 0.9), memory=Memory(misses=1)) == (LookUp("unknown_again"),)


@pytest.mark.parametrize(("grade", "stage"), [(None, "after_grade_9"), (9, "after_grade_9"), (10, "after_grade_12")])
def test_paths_are_shown_by_the_grade(grade: int | None, stage: str) -> None:
    assert done("action_show_paths", ("ask_paths", 0.9), memory=Memory(grade=grade)) == (Follow(f"path:{stage}"),)


def test_the_guide_is_started() -> None:
    assert done("action_start_guide", ("ask_benefits", 0.9)) == (Follow("guide:start"),)


@pytest.mark.parametrize("action", sorted(ACTIONS))
@pytest.mark.parametrize("memory", [Memory(), Memory(grade=9, misses=3)])
def test_every_action_has_something_to_say(action: str, memory: Memory) -> None:
    assert ACTIONS[action](make_book(), LOST, memory)

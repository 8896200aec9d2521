"""The book finds answers by the intents that ask for them, and the one that a province has instead."""

from dataclasses import replace

from bot.knowledge import Stage
from tests.factories import ANSWERS, GDTX, LOAN, THPT, TUITION, make_book


def test_every_answer_is_found_by_its_intent() -> None:
    assert make_book().answer_of_intent == {answer.intent: answer.id for answer in ANSWERS}


def test_an_answer_stands_for_itself_where_no_place_is_known() -> None:
    assert make_book().answer_at(TUITION.id, None) == TUITION


def test_an_answer_stands_for_itself_in_a_place_that_has_no_other() -> None:
    assert make_book().answer_at(TUITION.id, "nghe_an") == TUITION


def test_a_place_may_have_another_answer_instead() -> None:
    book = make_book(replace(TUITION, elsewhere={"lam_dong": LOAN.id}))
    assert book.answer_at(TUITION.id, "lam_dong") == LOAN


def test_the_answer_of_another_place_is_not_given_here() -> None:
    answer = replace(TUITION, elsewhere={"lam_dong": LOAN.id})
    assert make_book(answer).answer_at(TUITION.id, "nghe_an") == answer


def test_an_unpublished_answer_of_a_place_is_not_given() -> None:
    answer = replace(TUITION, elsewhere={"lam_dong": "tuition/draft"})
    assert make_book(answer).answer_at(TUITION.id, "lam_dong") == answer


def test_there_is_no_answer_of_an_unknown_id() -> None:
    assert make_book().answer_at("tuition/draft", "nghe_an") is None


def test_the_paths_of_a_stage_stand_in_their_order() -> None:
    book = replace(make_book(), paths={path.id: path for path in (GDTX, THPT)})
    assert book.paths_of(Stage.AFTER_GRADE_9) == (THPT, GDTX)


def test_paths_of_the_other_stage_are_left_out() -> None:
    assert make_book().paths_of(Stage.AFTER_GRADE_12) == ()

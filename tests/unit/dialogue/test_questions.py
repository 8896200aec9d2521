"""A message is asked without its courtesies, and question by question where it holds several."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.dialogue import AskBack, Decision, Follow, LookUp, OfferFound, SayAnswer, SayFound, Saying, SayReply
from bot.dialogue.questions import MOST_QUESTIONS, questions_in, together, told_answer, without_courtesies
from bot.dialogue.weighing import PLAIN_FROM
from bot.knowledge import Found, passage_of_answer, passage_of_institution
from tests.factories import LOAN, MEALS, TUITION, VIET_DUC, make_book, make_understanding

BOOK = make_book()
FEES, LENDING = "học phí bao nhiêu", "vay tiền ở đâu"


def core(text: str) -> str:
    """Return what is left of `text` without its courtesies."""
    return without_courtesies(BOOK, text)


def asked(text: str) -> tuple[str, ...]:
    """Return the questions in `text`."""
    return questions_in(BOOK, text)


def found(score: float = PLAIN_FROM) -> Found:
    """Return an answer that a search found."""
    return Found(passage_of_answer(LOAN), score)


def says(*sayings: Saying) -> Decision:
    """Return a decision to say these."""
    return Decision(sayings, "small", make_understanding((TUITION.intent, 0.9)))


# Courtesies.


@pytest.mark.parametrize(
    "text",
    [
        f"dạ {FEES}",
        f"{FEES} ạ",
        f"cho em hỏi {FEES} em cảm ơn",
        f"Dạ, chào ad! Cho em hỏi: {FEES} ạ? Em cảm ơn ạ.",
        f"da chao ad cho em hoi {FEES} a em cam on",
    ],
)
def test_courtesies_are_cut_at_both_ends(text: str) -> None:
    assert core(text) == FEES


def test_what_is_left_stays_as_it_was_typed() -> None:
    assert core("dạ Học phí GDTX bao nhiu KHÔNG ạ") == "Học phí GDTX bao nhiu KHÔNG"


@pytest.mark.parametrize("text", [FEES, "Học phí bao nhiêu?!", f"{FEES} dạ rồi sao nữa"])
def test_a_text_without_courtesies_at_its_ends_stays_as_it_is(text: str) -> None:
    assert core(text) == text


@pytest.mark.parametrize("text", ["em cảm ơn ạ", "Chào ad!", "dạ", "dạ, em cảm ơn ạ."])
def test_courtesies_alone_stay(text: str) -> None:
    assert core(text) == text


@pytest.mark.parametrize("text", ["hay quá em cảm ơn ad", "dạ bạn giỏi thật ạ", "dạ không ạ"])
def test_thanks_with_a_word_or_two_beside_them_stay(text: str) -> None:
    assert core(text) == text


@pytest.mark.parametrize(("words", "is_cut"), [(9, False), (10, True)])
def test_what_asks_nothing_is_told_when_it_is_long_enough(words: int, is_cut: bool) -> None:  # noqa: FBT001 - a case
    story = " ".join(["kể"] * words)
    assert core(f"dạ {story}") == (story if is_cut else f"dạ {story}")


@given(st.text())
def test_of_any_text_something_is_left(text: str) -> None:
    assert bool(core(text).strip()) == bool(text.strip())


# Several questions.


@pytest.mark.parametrize("text", [FEES, "Học phí bao nhiêu?", "em học lớp 9. Học phí bao nhiêu?", "Học phí bao nhiêu? Em cảm ơn.", ""])
def test_a_message_with_one_question_is_asked_as_it_is(text: str) -> None:
    assert asked(text) == (text,)


@pytest.mark.parametrize(
    "text",
    [
        f"{FEES}? {LENDING}?",
        f"{FEES}?{LENDING}",
        f"{FEES}; {LENDING}",
        f"{FEES}, {LENDING}",
        f"{FEES}. {LENDING}.",
        f"{FEES}\n{LENDING}",
        f"{FEES}??? {LENDING}!!!",
    ],
)
def test_questions_end_with_their_marks(text: str) -> None:
    assert asked(text) == (FEES, LENDING)


@pytest.mark.parametrize("dash", ["-", "+", "*"])
def test_the_lines_of_a_list_are_questions(dash: str) -> None:
    assert asked(f"{dash} {FEES} {dash} {LENDING}") == (FEES, LENDING)


@pytest.mark.parametrize("text", ["học gì ở GDNN-GDTX vay tiền không", "học gì với 4.000.000 đồng ở đâu"])
def test_a_dash_within_a_name_and_a_point_within_a_sum_end_nothing(text: str) -> None:
    assert asked(text) == (text,)


def test_what_is_told_before_a_question_belongs_to_it() -> None:
    assert asked(f"Em lớp 9, ở Vinh. {FEES}? Nhà nghèo, {LENDING}?") == (f"Em lớp 9 ở Vinh {FEES}", f"Nhà nghèo {LENDING}")


@pytest.mark.parametrize("joint", ["với", "còn", "rồi", "voi"])
def test_a_joint_parts_two_questions(joint: str) -> None:
    assert asked(f"{FEES} {joint} {LENDING}") == (FEES, f"{joint} {LENDING}")


@pytest.mark.parametrize(
    "text", ["học nghề với học văn hóa ở đâu", f"{LENDING} với bố mẹ em", "có tiền không rồi sao", "đâu với vay tiền ở đâu"]
)
def test_a_joint_parts_nothing_unless_both_sides_ask(text: str) -> None:
    assert asked(text) == (text,)


def test_at_most_three_questions_are_asked() -> None:
    assert asked("học gì? ở đâu? bao nhiêu? xa không?") == ("học gì", "ở đâu", "bao nhiêu")


@given(st.one_of(st.text(), st.lists(st.sampled_from([FEES, LENDING, "với", "?", ".", "-", "dạ", "em"])).map(" ".join)))
def test_any_text_holds_one_to_three_questions(text: str) -> None:
    questions = asked(text)
    assert 1 <= len(questions) <= MOST_QUESTIONS
    assert questions == (text,) or all(questions)


# What is told.


@pytest.mark.parametrize("saying", [SayAnswer(LOAN.id), SayFound(found()), SayFound(found(), (found(0.1),))])
def test_one_answer_is_told(saying: Saying) -> None:
    assert told_answer(says(saying)) == LOAN.id


@pytest.mark.parametrize(
    "saying",
    [
        SayFound(found(PLAIN_FROM - 0.01)),
        SayFound(Found(passage_of_institution(VIET_DUC), PLAIN_FROM)),
        OfferFound((found(),)),
        AskBack((LOAN.id,)),
        SayReply("greet"),
        LookUp("unknown"),
        Follow("guide:start"),
    ],
)
def test_what_is_asked_back_or_looked_up_or_said_else_tells_no_answer(saying: Saying) -> None:
    assert told_answer(says(saying)) is None


def test_two_sayings_tell_no_one_answer() -> None:
    assert told_answer(says(SayAnswer(LOAN.id), SayAnswer(TUITION.id))) is None


# Together.


def test_two_answers_are_told_together_in_their_order() -> None:
    joined = together([says(SayFound(found())), says(SayAnswer(TUITION.id))])
    assert joined
    assert joined.sayings == (SayAnswer(LOAN.id), SayAnswer(TUITION.id))


def test_what_was_understood_first_is_kept() -> None:
    first = replace(says(SayAnswer(TUITION.id)), understanding=make_understanding((TUITION.intent, 0.8)))
    joined = together([first, says(SayAnswer(LOAN.id))])
    assert joined
    assert (joined.understanding, joined.reason) == (first.understanding, first.reason)


def test_an_answer_to_two_questions_is_told_once() -> None:
    joined = together([says(SayAnswer(TUITION.id)), says(SayAnswer(TUITION.id)), says(SayAnswer(LOAN.id))])
    assert joined
    assert joined.sayings == (SayAnswer(TUITION.id), SayAnswer(LOAN.id))


@pytest.mark.parametrize(
    "decisions",
    [
        [says(SayAnswer(TUITION.id)), says(SayAnswer(TUITION.id))],
        [says(SayAnswer(TUITION.id)), says(OfferFound((found(),)))],
        [says(SayReply("greet")), says(LookUp("unknown"))],
    ],
)
def test_less_than_two_answers_are_not_told_together(decisions: list[Decision]) -> None:
    assert together(decisions) is None


def test_the_first_that_is_asked_back_about_comes_last() -> None:
    one, other = OfferFound((found(),)), OfferFound((Found(passage_of_answer(MEALS), 1.0),))
    joined = together([says(one), says(SayAnswer(TUITION.id)), says(other), says(SayAnswer(MEALS.id))])
    assert joined
    assert joined.sayings == (SayAnswer(TUITION.id), SayAnswer(MEALS.id), one)


def test_what_is_said_else_between_two_answers_is_left_out() -> None:
    joined = together([says(SayAnswer(TUITION.id)), says(SayReply("greet")), says(SayAnswer(LOAN.id))])
    assert joined
    assert joined.sayings == (SayAnswer(TUITION.id), SayAnswer(LOAN.id))

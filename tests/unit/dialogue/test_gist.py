"""Of a long message, the part that asks is read; people tell of their family first."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.dialogue.gist import SHORT, gist_of

STORY = "Nhà em có bốn người, bố em làm thợ xây, mẹ em bán hàng ở chợ, em gái em đang học lớp 6, còn em thì hay phụ mẹ dọn hàng. "
ASKED = "Em muốn học nghề điện. Học trung cấp có mất học phí không?"


@pytest.mark.parametrize("text", ["", "học phí", "Nhà em nghèo. Em học nghề được không? Cảm ơn ạ.", "a" * SHORT])
def test_a_short_text_is_read_whole(text: str) -> None:
    assert gist_of(text) == text


def test_the_question_is_read_with_the_sentence_before() -> None:
    assert gist_of(STORY + ASKED) == ASKED


def test_what_follows_the_question_is_left_out() -> None:
    assert gist_of(STORY + ASKED + " Em cảm ơn thầy cô nhiều ạ.") == ASKED


def test_without_a_question_mark_the_last_two_sentences_are_read() -> None:
    end = "Em muốn học nghề điện. Xin thầy cô cho em biết học phí."
    assert gist_of(STORY + end) == end


def test_a_text_of_one_sentence_is_read_whole() -> None:
    assert gist_of("học phí " * 40) == ("học phí " * 40).strip()


def test_a_question_at_the_very_beginning_is_read() -> None:
    assert gist_of("Học bổ túc có mất học phí không? " + STORY).startswith("Học bổ túc có mất học phí không?")


@pytest.mark.parametrize("number", ["4.000.000 đồng", "7.5 điểm"])
def test_a_dot_within_a_number_ends_no_sentence(number: str) -> None:
    question = f"Em học trung cấp, nhà em thu {number} một năm thì có được vay không?"
    assert gist_of(STORY + ASKED + " " + question) == f"Học trung cấp có mất học phí không? {question}"


@given(st.text(max_size=400))
def test_what_is_read_was_said(text: str) -> None:
    assert len(gist_of(text)) <= len(text)

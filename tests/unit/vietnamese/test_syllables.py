"""Syllables are words, numbers and names, without what stands between them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.vietnamese import syllables


@pytest.mark.parametrize("name", ["9+", "GDNN-GDTX", "238/2025", "238/2025/NĐ-CP", "12/3"])
def test_a_name_of_several_parts_stays_whole(name: str) -> None:
    assert syllables(f"hệ {name}, là gì") == ["hệ", name, "là", "gì"]


def test_words_are_parted_at_spaces() -> None:
    assert syllables("học nghề miễn phí") == ["học", "nghề", "miễn", "phí"]


def test_punctuation_and_emoji_are_left_out() -> None:
    assert syllables("ơ... (thật) hả?! \N{GRINNING FACE}") == ["ơ", "thật", "hả"]


def test_words_joined_by_a_comma_are_two() -> None:
    assert syllables("lớp 9,lớp 12") == ["lớp", "9", "lớp", "12"]


def test_a_dash_between_spaces_joins_nothing() -> None:
    assert syllables("học - làm / chơi") == ["học", "làm", "chơi"]


def test_a_plus_after_the_name_of_a_grade_stays() -> None:
    assert syllables("lớp 9+?") == ["lớp", "9+"]


@pytest.mark.parametrize("text", ["", "   ", "?!", "\N{GRINNING FACE}"])
def test_text_without_words_has_no_syllables(text: str) -> None:
    assert syllables(text) == []


@given(st.text())
def test_no_syllable_holds_a_space(text: str) -> None:
    assert not any(char.isspace() for syllable in syllables(text) for char in syllable)


@given(st.text())
def test_every_syllable_stands_in_the_text_in_order(text: str) -> None:
    place = 0
    for syllable in syllables(text):
        place = text.index(syllable, place) + len(syllable)

"""Folding writes Vietnamese as a phone without its letters would."""

import unicodedata
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.vietnamese import collapse_runs, fold

_VOWELS = "aăâeêioôơuưy"
_TONES = ["", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323"]
LETTERS = [unicodedata.normalize("NFC", vowel + tone) for vowel, tone in product(_VOWELS, _TONES)] + ["đ"]


@pytest.mark.parametrize("letter", LETTERS)
def test_every_vietnamese_letter_becomes_one_plain_letter(letter: str) -> None:
    assert fold(letter) in set("aeiouyd")


@pytest.mark.parametrize("letter", LETTERS)
def test_capitals_fold_as_small_letters_do(letter: str) -> None:
    assert fold(letter.upper()) == fold(letter)


@pytest.mark.parametrize("letter", LETTERS)
def test_decomposed_letters_fold_as_composed_ones_do(letter: str) -> None:
    assert fold(unicodedata.normalize("NFD", letter)) == fold(letter)


def test_words_lose_capitals_and_marks() -> None:
    assert fold("Học nghề ở ĐẮK NÔNG") == "hoc nghe o dak nong"


def test_numbers_and_signs_stay() -> None:
    assert fold("9+, 238/2025?") == "9+, 238/2025?"


@given(st.text(st.sampled_from([*LETTERS, *map(str.upper, LETTERS), "b", "Q", "9", " ", "?"])))
def test_vietnamese_becomes_ascii(text: str) -> None:
    assert fold(text).isascii()


@given(st.text())
def test_folded_text_stays_as_it_is(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_composed_and_decomposed_text_fold_alike(text: str) -> None:
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text))


def test_a_drawn_out_letter_is_written_once() -> None:
    assert collapse_runs("buồnnnn quáááá") == "buồn quá"


def test_repeated_digits_and_signs_stay() -> None:
    assert collapse_runs("100 !! __") == "100 !! __"


def test_the_same_letter_in_two_words_stays() -> None:
    assert collapse_runs("em muốn") == "em muốn"


@given(st.text())
def test_text_without_runs_stays_as_it_is(text: str) -> None:
    assert collapse_runs(collapse_runs(text)) == collapse_runs(text)

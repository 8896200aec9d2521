"""Cleaning leaves composed, visible, singly spaced text of a length that was asked for."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.vietnamese import clean, has_words

INVISIBLE = {
    "zero width space": "\u200b",
    "zero width non-joiner": "\u200c",
    "zero width joiner": "\u200d",
    "word joiner": "\u2060",
    "byte order mark": "\ufeff",
    "soft hyphen": "\u00ad",
    "right-to-left override": "\u202e",
    "combining grapheme joiner": "\u034f",
    "mongolian vowel separator": "\u180e",
    "hangul filler": "\u3164",
    "hangul choseong filler": "\u115f",
    "halfwidth hangul filler": "\uffa0",
    "tag letter": "\U000e0061",
}
SPACES = [" ", "\t", "\n", "\r", "\u00a0", "\u2003", "\u3000", "\u2028"]

# Text as it comes: any character, those that Vietnamese is made of, and those that are thrown away.
_letters = st.sampled_from("aeoudAEOU9 \u0302\u0323\u0301\u031b\u0306\u0303\u0111")
_texts = st.text(st.one_of(st.characters(), _letters, st.sampled_from([*INVISIBLE.values(), *SPACES])))
_limits = st.integers(0, 40)


def test_letters_and_their_marks_are_composed() -> None:
    assert clean(unicodedata.normalize("NFD", "học nghề")) == "học nghề"


@pytest.mark.parametrize("char", [pytest.param(char, id=name) for name, char in INVISIBLE.items()])
def test_an_invisible_character_is_taken_out_of_a_word(char: str) -> None:
    assert clean(f"t{char}u") == "tu"


@pytest.mark.parametrize("char", ["\x00", "\x07", "\x1b", "\x7f", "\x85\x9f", "\ud800", "\ue000", "\uffff"])
def test_a_character_that_is_no_text_is_never_kept(char: str) -> None:
    assert clean(f"em {char} hỏi") == "em hỏi"


@pytest.mark.parametrize("space", SPACES)
def test_every_white_space_becomes_one_space(space: str) -> None:
    assert clean(f"em{space}{space}hỏi") == "em hỏi"


def test_spaces_around_a_zero_width_character_become_one() -> None:
    assert clean("em \u200b hỏi") == "em hỏi"


def test_spaces_at_both_ends_are_dropped() -> None:
    assert clean("\n em hỏi \t") == "em hỏi"


def test_nothing_visible_is_nothing() -> None:
    assert clean(" \u200b\n\ufeff ") == ""


def test_text_without_limit_is_kept_whole() -> None:
    assert clean("học " * 10_000) == ("học " * 10_000).strip()


def test_text_is_cut_at_the_limit() -> None:
    assert clean("a" * 11, 10) == "a" * 10


def test_text_of_the_limit_is_kept_whole() -> None:
    assert clean("a" * 10, 10) == "a" * 10


def test_the_limit_counts_letters_as_composed() -> None:
    assert clean(unicodedata.normalize("NFD", "ệ" * 10), 10) == "ệ" * 10


@pytest.mark.parametrize("padding", [" ", "\n", "\u200b"])
def test_the_limit_does_not_count_what_is_thrown_away(padding: str) -> None:
    assert clean(f"{padding * 100}em hỏi", 10) == "em hỏi"


def test_a_cut_after_a_word_leaves_no_space_behind() -> None:
    assert clean("em hỏi", 3) == "em"


@given(_texts)
def test_clean_text_stays_as_it_is(text: str) -> None:
    once = clean(text)
    assert clean(once) == once


@given(_texts, _limits)
def test_cut_text_stays_as_it_is(text: str, limit: int) -> None:
    once = clean(text, limit)
    assert clean(once, limit) == once


@given(_texts, _limits)
def test_text_is_never_longer_than_the_limit(text: str, limit: int) -> None:
    assert len(clean(text, limit)) <= limit


@given(_texts)
def test_clean_text_is_composed(text: str) -> None:
    assert unicodedata.is_normalized("NFC", clean(text))


@given(_texts)
def test_clean_text_holds_no_space_but_single_ones(text: str) -> None:
    words = clean(text).split(" ")
    assert words == [""] or all(word and not any(char.isspace() for char in word) for word in words)


@pytest.mark.parametrize("text", ["em", "9", "?? ơ", "\N{WAVING HAND SIGN} chào"])
def test_a_letter_or_digit_makes_words(text: str) -> None:
    assert has_words(text)


@pytest.mark.parametrize("text", ["", "?!", "...", "\N{GRINNING FACE}", ":-)", "\N{WHITE HEAVY CHECK MARK}\ufe0f"])
def test_signs_and_emoji_are_no_words(text: str) -> None:
    assert not has_words(text)

"""Phrases are found however they were typed, and nothing else is taken for them."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.vietnamese import Phrases, fold, phrase_line

# A quadratic search of a hundred thousand characters takes minutes.
_LONG = 100_000
_SECONDS = 10


def finds(phrase: str, text: str) -> bool:
    return Phrases([phrase]).found_in(phrase_line(text))


@pytest.mark.parametrize("text", ["tự tử", "tu tu", "Tự Tử", "TU TU", "tự tu", "tu tử", "em muốn tự tử.", "tự, tử", "tự\ntử"])
def test_a_phrase_is_found_with_and_without_its_marks(text: str) -> None:
    assert finds("tự tử", text)


@pytest.mark.parametrize("text", ["từ từ", "tứ tử", "từ tử", "tự từ", "tụ tử", "từ từ thôi em"])
def test_other_marks_are_another_word(text: str) -> None:
    assert not finds("tự tử", text)


def test_decomposed_text_is_found() -> None:
    assert finds("tự tử", unicodedata.normalize("NFD", "tự tử"))


def test_a_decomposed_phrase_finds_composed_text() -> None:
    assert finds(unicodedata.normalize("NFD", "tự tử"), "tự tử")


def test_a_phrase_in_capitals_finds_small_letters() -> None:
    assert finds("Nghệ An", "ở nghệ an")


def test_a_phrase_with_stroked_d_is_found_without_the_stroke() -> None:
    assert finds("đánh em", "danh em")


@pytest.mark.parametrize("text", ["tự tửu lượng", "tựtử", "atu tu", "tu tut"])
def test_a_part_of_a_word_is_not_the_word(text: str) -> None:
    assert not finds("tự tử", text)


def test_words_in_another_order_are_not_the_phrase() -> None:
    assert not finds("tự tử", "tử tự")


@pytest.mark.parametrize("text", ["muốn chết", "mún chết", "mun chet", "định chết"])
def test_each_alternative_is_found(text: str) -> None:
    assert finds("muốn/mún/định chết", text)


def test_a_word_outside_the_alternatives_is_not_found() -> None:
    assert not finds("muốn/mún chết", "sợ chết")


@pytest.mark.parametrize("between", ["", "được", "được đi", "được đi ngay"])
def test_a_gap_takes_up_to_three_words(between: str) -> None:
    assert finds("muốn * chết", f"em muốn {between} chết")


def test_a_gap_does_not_take_four_words() -> None:
    assert not finds("muốn * chết", "em muốn đi học cho tới chết")


def test_a_gap_takes_numbers_and_names() -> None:
    assert finds("học * nghề", "học GDNN-GDTX 9+ nghề")


def test_two_gaps_in_one_phrase_are_each_filled() -> None:
    assert finds("bố * đánh * mẹ", "bố em hay đánh cả mẹ")


@pytest.mark.parametrize("text", ["chếttttt", "CHẾTTT", "cheeeet", "chếếết"])
def test_a_drawn_out_word_is_found(text: str) -> None:
    assert finds("chết", text)


DOUBLED = ["rơ moóc", "cứu em", "quỳnh lưu", "bưu điện"]
"""Phrases of which a word has a letter twice once its marks are gone: "cuu"."""


@pytest.mark.parametrize("phrase", DOUBLED)
def test_a_word_that_doubles_a_letter_is_found_as_written(phrase: str) -> None:
    assert finds(phrase, phrase)


@pytest.mark.parametrize("phrase", DOUBLED)
def test_a_word_that_doubles_a_letter_is_found_without_marks(phrase: str) -> None:
    assert finds(phrase, fold(phrase))


@pytest.mark.parametrize(("phrase", "text"), [("nghĩ quẩn", "nghỉ quẩn"), ("nghỉ học", "nghĩ học"), ("bỏ cuộc", "bõ cuộc")])
def test_two_tones_that_many_speak_alike_are_one(phrase: str, text: str) -> None:
    assert finds(phrase, text)


def test_zero_width_characters_hide_nothing() -> None:
    assert finds("tự tử", "t\u200bự t\u2060ử")


def test_no_phrases_find_nothing() -> None:
    assert not Phrases([]).found_in(phrase_line("tự tử"))


def test_no_phrases_find_nothing_in_an_empty_line() -> None:
    assert not Phrases([]).found_in(phrase_line(""))


def test_no_phrases_cut_nothing() -> None:
    line = phrase_line("em hỏi")
    assert Phrases([]).cut_from(line) == line


def test_one_of_several_phrases_is_enough() -> None:
    assert Phrases(["nghệ an", "lâm đồng"]).found_in(phrase_line("em ở lâm đồng"))


def test_signs_in_a_phrase_mean_themselves() -> None:
    assert finds("hệ 9+", "hệ 9+ là gì")
    assert not finds("hệ 9+", "hệ 99")


def test_a_cut_phrase_is_found_no_more() -> None:
    phrases = Phrases(["chết mất"])
    assert not phrases.found_in(phrases.cut_from(phrase_line("áp lực chết mất thôi chết mất")))


def test_what_stands_around_a_cut_phrase_stays() -> None:
    left = Phrases(["chết mất"]).cut_from(phrase_line("áp lực chết mất em muốn nghỉ"))
    assert Phrases(["áp lực"]).found_in(left)
    assert Phrases(["em muốn nghỉ"]).found_in(left)


def test_no_phrase_crosses_the_mark_of_a_cut() -> None:
    left = Phrases(["chết mất"]).cut_from(phrase_line("tự chết mất tử"))
    assert not Phrases(["tự tử"]).found_in(left)


def test_no_gap_crosses_the_mark_of_a_cut() -> None:
    left = Phrases(["chết mất"]).cut_from(phrase_line("tự chết mất tử"))
    assert not Phrases(["tự * tử"]).found_in(left)


@given(st.text())
def test_any_text_makes_one_line(text: str) -> None:
    assert len(phrase_line(text).splitlines()) == 1


@given(st.lists(st.sampled_from(["học", "nghề", "miễn", "phí", "đường", "nguyễn", "9+", "GDTX"]), min_size=1, max_size=6))
def test_every_phrase_finds_itself_with_and_without_marks(words: list[str]) -> None:
    phrase = " ".join(words)
    assert finds(phrase, phrase)
    assert finds(phrase, fold(phrase))


@pytest.mark.timeout(_SECONDS)
@pytest.mark.parametrize("text", ["muốn ", "a ", "ab", "muốn b ", "\u200b", "!", "muốn\u0301"])
def test_a_hundred_thousand_characters_are_searched_at_once(text: str) -> None:
    long = (text * _LONG)[:_LONG]
    phrases = Phrases(["muốn * chết", "a * b * c", "a * a * a * c"])
    assert not phrases.found_in(phrase_line(long))


# At the ends.

COURTESIES = Phrases(["dạ", "dạ em", "em cảm ơn", "cảm ơn", "cho * hỏi", "nha/nhé"])


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("dạ học phí", 1),
        ("da hoc phi", 1),
        ("Dạ, em hỏi", 2),
        ("cho em hỏi học phí", 3),
        ("cho em xin phép hỏi học phí", 5),
        ("dạ", 1),
        ("học phí dạ", 0),
        ("dạy nghề", 0),
        ("", 0),
    ],
)
def test_the_longest_phrase_with_which_a_line_begins_is_counted(text: str, words: int) -> None:
    assert COURTESIES.leading(phrase_line(text)) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("học phí em cảm ơn", 3),
        ("hoc phi em cam on!", 3),
        ("học phí cảm ơn", 2),
        ("học phí nhé", 1),
        ("cho mình hỏi", 3),
        ("cảm ơn học phí", 0),
        ("học phí khôngnhé", 0),
        ("", 0),
    ],
)
def test_the_longest_phrase_with_which_a_line_ends_is_counted(text: str, words: int) -> None:
    assert COURTESIES.trailing(phrase_line(text)) == words


@pytest.mark.parametrize("text", ["dạ", ""])
def test_no_phrases_begin_and_end_nothing(text: str) -> None:
    line = phrase_line(text)
    assert (Phrases([]).leading(line), Phrases([]).trailing(line)) == (0, 0)


@given(st.text(), st.sampled_from(["học phí", "gdtx"]))
def test_what_is_counted_at_the_ends_of_any_line_stands_there(text: str, core: str) -> None:
    line = phrase_line(f"dạ {text} {core} nhé")
    words = line.split()
    begun, ended = COURTESIES.leading(line), COURTESIES.trailing(line)
    assert begun in {1, 2}
    assert words[0] == "dạ"
    assert (words[-1], ended) == ("nhé", 1)


@pytest.mark.timeout(_SECONDS)
def test_the_ends_of_a_hundred_thousand_characters_are_looked_at_at_once() -> None:
    line = phrase_line(("cho a " * _LONG)[:_LONG])
    assert (COURTESIES.leading(line), COURTESIES.trailing(line)) == (0, 0)

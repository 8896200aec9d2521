"""Noise is the same each time, of each text by itself; short forms are those with one meaning."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.evaluation.conditions import BARE, CONDITIONS, NOISY, TYPED, under
from bot.evaluation.noise import Typist, shortenings
from bot.vietnamese import fold

FORMS = {"không": ["k", "ko"]}
SENTENCE = "Em không biết nên chọn trường nào, không ai chỉ cho em cả"


def test_as_typed_nothing_changes() -> None:
    assert under(TYPED, " Học PHÍ? ", FORMS) == " Học PHÍ? "


def test_bare_is_without_diacritics() -> None:
    assert under(BARE, "Đường tới Trường?", FORMS) == "duong toi truong?"


@given(st.text(), st.sampled_from(CONDITIONS))
def test_any_text_is_typed_the_same_each_time(text: str, condition: str) -> None:
    assert under(condition, text, FORMS) == under(condition, text, FORMS)


def test_noise_of_a_sentence_does_not_depend_on_what_was_typed_before() -> None:
    typist = Typist(FORMS, 1)
    first = typist.type(SENTENCE)
    assert [Typist(FORMS, 1).type(SENTENCE), typist.type(SENTENCE) == first] == [first, False]
    assert under(NOISY, SENTENCE, FORMS) == under(NOISY, SENTENCE, FORMS)


def test_noise_shortens_folds_and_slips_in_part_of_the_sentences() -> None:
    typed = [under(NOISY, f"{SENTENCE} {number}", FORMS) for number in range(200)]
    words = [word for sentence in typed for word in sentence.split()]
    assert 0.4 < sum(sentence == fold(sentence) for sentence in typed) / len(typed) < 0.6
    assert 150 < sum(word in ("k", "ko") for word in words) < 250
    assert 0 < sum(word not in set(f"{SENTENCE} {fold(SENTENCE)}".lower().replace(",", "").split()) for word in words) < len(words) / 2


@pytest.mark.parametrize("text", ["", "?!", "🙂", "9+"])
def test_what_has_no_letters_has_no_slips(text: str) -> None:
    assert under(NOISY, text, FORMS) in {"", text}


def test_short_forms_are_turned_round() -> None:
    assert shortenings({"k": "không", "ko": "không", "dc": "được"}, []) == {"không": ["k", "ko"], "được": ["dc"]}


def test_a_form_that_often_is_another_word_is_left_out() -> None:
    texts = ["dạ ạ"] * 5
    assert shortenings({"a": "anh", "e": "em"}, texts) == {"em": ["e"]}


def test_a_word_met_once_or_twice_is_a_slip_and_takes_no_form_away() -> None:
    assert shortenings({"e": "em"}, ["ế ẩm", "ê"]) == {"em": ["e"]}


def test_a_form_keeps_its_meaning_beside_the_word_itself_and_other_forms_of_it() -> None:
    texts = ["nghề ngề"] * 9
    assert shortenings({"nge": "nghề", "ngề": "nghề"}, texts) == {"nghề": ["nge", "ngề"]}

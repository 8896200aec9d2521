"""Names are found with, without, and with half of their diacritics; the longest name of a kind counts."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.entities import Entity, Gazetteer
from bot.vietnamese import fold, phrase_line

NAMES = (
    ("place", "nghe_an", "nghệ an"),
    ("place", "nghe_an", "vinh"),
    ("place", "vinh_long", "vĩnh long"),
    ("institution", "vinh", "đại học vinh"),
    ("occupation", "o_to", "ô tô"),
    ("occupation", "sua_o_to", "sửa chữa ô tô"),
    ("occupation", "han", "hàn"),
    ("school_kind", "dai_hoc", "đại học"),
    ("school_kind", "9_plus", "hệ 9+"),
)
GAZETTEER = Gazetteer(NAMES)


def found(text: str) -> list[tuple[str, str]]:
    """Return kind and value of everything that `text` names."""
    return [(entity.kind, entity.value) for entity in GAZETTEER.find(text)]


@pytest.mark.parametrize("text", ["nghệ an", "nghe an", "nghe An", "NGHỆ AN", "em ở nghệ an ạ", "nghệ, an"])
def test_a_name_is_found_with_and_without_its_diacritics(text: str) -> None:
    assert found(text) == [("place", "nghe_an")]


@pytest.mark.parametrize("text", ["sửa chua ô to", "sua chữa o tô", "sửa chữa o to"])
def test_a_name_is_found_with_half_of_its_diacritics(text: str) -> None:
    assert found(text) == [("occupation", "sua_o_to")]


@pytest.mark.parametrize("text", ["hạn", "hân", "hán", "nghề ăn", "nghệ ân", "vịnh", "ố tô"])
def test_other_diacritics_are_another_word(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize("text", ["vĩnh long", "vỉnh long", "vinh long"])
def test_two_tones_that_many_speak_alike_are_one(text: str) -> None:
    assert found(text) == [("place", "vinh_long")]


@pytest.mark.parametrize("text", ["vinhhome", "chan", "nghệ", "an nghệ", "nghệ ở an"])
def test_a_part_of_a_name_is_not_the_name(text: str) -> None:
    assert found(text) == []


def test_decomposed_text_is_found() -> None:
    assert found(unicodedata.normalize("NFD", "nghệ an")) == [("place", "nghe_an")]


def test_the_longest_name_of_a_kind_counts() -> None:
    assert found("sửa chữa ô tô") == [("occupation", "sua_o_to")]


def test_a_longer_name_that_does_not_stand_there_hides_no_shorter_one() -> None:
    assert found("sửa ô tô") == [("occupation", "o_to")]


def test_kinds_are_found_independently() -> None:
    assert found("đại học vinh") == [("place", "nghe_an"), ("institution", "vinh"), ("school_kind", "dai_hoc")]


def test_names_of_a_kind_are_found_in_the_order_in_which_they_stand() -> None:
    assert found("hàn rồi ô tô") == [("occupation", "han"), ("occupation", "o_to")]


def test_a_name_that_ends_the_text_and_one_that_follows_another_at_once_are_found() -> None:
    assert found("ô tô hàn") == [("occupation", "o_to"), ("occupation", "han")]


def test_a_name_with_a_sign_is_found_whole() -> None:
    assert found("he 9+") == [("school_kind", "9_plus")]
    assert found("he 9") == []


def test_a_name_is_told_as_it_was_typed_in_small_letters() -> None:
    (entity,) = GAZETTEER.find("Sửa CHUA ô to!")
    assert entity == Entity("occupation", "sua_o_to", "sửa chua ô to")


def test_of_two_names_alike_without_diacritics_each_is_found_by_its_own() -> None:
    gazetteer = Gazetteer([("occupation", "han", "hàn"), ("occupation", "han_quoc", "hán")])
    assert [entity.value for entity in gazetteer.find("hán")] == ["han_quoc"]
    assert [entity.value for entity in gazetteer.find("hàn")] == ["han"]


@pytest.mark.parametrize("text", ["", "nghệ an"])
def test_a_gazetteer_without_names_finds_nothing(text: str) -> None:
    assert list(Gazetteer([]).find(text)) == []


@given(st.sampled_from(NAMES), st.lists(st.booleans(), min_size=4, max_size=4))
def test_every_name_is_found_however_many_of_its_words_are_bare(named: tuple[str, str, str], bare: list[bool]) -> None:
    kind, value, name = named
    typed = " ".join(fold(word) if is_bare else word for word, is_bare in zip(name.split(), bare, strict=False))
    assert (kind, value) in found(typed)


@given(st.text())
def test_what_is_found_in_any_text_stands_there(text: str) -> None:
    for entity in GAZETTEER.find(text):
        assert f" {entity.text} " in phrase_line(text)

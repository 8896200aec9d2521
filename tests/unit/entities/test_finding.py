"""Classes and sums are found by their form, beside the names; what only looks like one is none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.entities import GRADE, MONEY, Entity, EntityFinder, Gazetteer
from bot.vietnamese import clean, fold, phrase_line

FINDER = EntityFinder(Gazetteer([("place", "nghe_an", "nghệ an"), ("school_kind", "9_plus", "9+")]))
PIECES = ["lớp", "khối", "l12a1", "9", "12", "chín", "vào", "1tr5", "500k", "triệu", "2", "rưỡi", "1.850.000", "đ", "nghệ an", "k"]


def values(text: str, kind: str) -> list[str]:
    """Return the values of a kind that are found in `text`."""
    return [entity.value for entity in FINDER.find(text) if entity.kind == kind]


# Classes.


@pytest.mark.parametrize(
    ("text", "grade"),
    [
        ("em học lớp 9", "9"),
        ("lop 9", "9"),
        ("lop9", "9"),
        ("LỚP 9.", "9"),
        ("e l12a1 ạ", "12"),
        ("lớp 9a", "9"),
        ("lp 8", "8"),
        ("khối 10", "10"),
        ("khoi 11", "11"),
        ("em học xong lớp 6", "6"),
        ("lớp 12/3", "12"),
    ],
)
def test_a_class_is_found_with_or_without_its_letter(text: str, grade: str) -> None:
    assert values(text, GRADE) == [grade]


@pytest.mark.parametrize(
    ("text", "grade"),
    [
        ("lớp bảy", "7"),
        ("lớp tám", "8"),
        ("lớp chín", "9"),
        ("lop chin", "9"),
        ("lớp mười", "10"),
        ("lớp mười một", "11"),
        ("lop muoi hai", "12"),
    ],
)
def test_a_class_is_found_in_words(text: str, grade: str) -> None:
    assert values(text, GRADE) == [grade]


@pytest.mark.parametrize(
    "text",
    ["vào lớp 10", "thi lop 10", "thi vào lớp 10", "tuyển sinh lớp 10", "trượt lớp 10", "rot lop 10", "lên lớp 12", "thi lại lớp 10"],
)
def test_a_class_that_somebody_wants_to_enter_is_not_theirs(text: str) -> None:
    assert values(text, GRADE) == []


def test_their_class_is_found_beside_the_one_they_want_to_enter() -> None:
    assert values("em học lớp 9, muốn thi vào lớp 10", GRADE) == ["9"]


@pytest.mark.parametrize("text", ["lớp 5", "lớp 13", "lớp 120", "9 điểm", "12 người", "hệ 9+", "lớp học", "lop", "clop 9", "tl 9 triệu"])
def test_another_number_is_no_class(text: str) -> None:
    assert values(text, GRADE) == []


def test_two_classes_are_both_found() -> None:
    assert values("đứa lớp 9 đứa lớp 12", GRADE) == ["9", "12"]


# Sums.


@pytest.mark.parametrize(
    ("text", "dong"),
    [
        ("1tr5", 1_500_000),
        ("1tr05", 1_050_000),
        ("1tr250", 1_250_000),
        ("3tr/kỳ", 3_000_000),
        ("3 tr", 3_000_000),
        ("3 triệu", 3_000_000),
        ("3 trieu", 3_000_000),
        ("2 triệu rưỡi", 2_500_000),
        ("2 trieu ruoi", 2_500_000),
        ("1,5 triệu", 1_500_000),
        ("1.5tr", 1_500_000),
        ("500k", 500_000),
        ("500K một tháng", 500_000),
        ("2k", 2000),
        ("936 nghìn", 936_000),
        ("300 ngàn", 300_000),
        ("300 ngan", 300_000),
        ("3 củ", 3_000_000),
        ("2 tỷ", 2_000_000_000),
        ("1.850.000đ", 1_850_000),
        ("1.850.000 đồng", 1_850_000),
        ("150,000 dong", 150_000),
        ("2000đ", 2000),
        ("500000 vnđ", 500_000),
        ("4.000.000 VND", 4_000_000),
    ],
)
def test_a_sum_is_found_in_dong(text: str, dong: int) -> None:
    assert values(text, MONEY) == [str(dong)]


def test_a_sum_is_told_as_it_was_typed_in_small_letters() -> None:
    assert FINDER.find("cọc 2 TRIỆU rưỡi ạ") == [Entity(MONEY, "2500000", "2 triệu rưỡi")]


@pytest.mark.parametrize("text", ["2k11", "2k8", "em sinh 2k9 ạ", "2K10"])
def test_a_year_of_birth_is_no_sum(text: str) -> None:
    assert values(text, MONEY) == []


@pytest.mark.parametrize("text", ["thi lớp 10 k đậu", "còn 2 k ạ", "lớp có 30 ng", "2 ng con"])
def test_a_short_form_of_another_word_is_no_unit(text: str) -> None:
    assert values(text, MONEY) == []


@pytest.mark.parametrize("text", ["năm 2026 đóng học phí", "nam 2026 dong hoc phi", "3 ngân hàng", "2 cũ", "2025 đông lắm"])
def test_a_word_with_other_diacritics_is_no_unit(text: str) -> None:
    assert values(text, MONEY) == []


@pytest.mark.parametrize(
    "text", ["9+", "hệ 9+", "238/2025", "nghị định 238/2025/NĐ-CP", "15 điểm", "3 tháng", "2027", "1.850.000", "12/3tr"]
)
def test_another_number_is_no_sum(text: str) -> None:
    assert values(text, MONEY) == []


@pytest.mark.parametrize("unit", ["k", "tỷ", "đ"])
def test_a_row_of_digits_longer_than_any_sum_is_none(unit: str) -> None:
    assert values("9" * 5000 + unit, MONEY) == []


# Together.


def test_names_classes_and_sums_are_found_in_one_message() -> None:
    assert FINDER.find("Em lớp 9 ở Nghệ An, nhà lo được 500k") == [
        Entity("place", "nghe_an", "nghệ an"),
        Entity(GRADE, "9", "lop 9"),
        Entity(MONEY, "500000", "500k"),
    ]


def test_a_name_with_a_number_is_neither_class_nor_sum() -> None:
    assert FINDER.find("9+") == [Entity("school_kind", "9_plus", "9+")]


def test_what_is_said_twice_is_found_once() -> None:
    assert FINDER.find("lớp 9, lớp 9, 500k 500k") == [Entity(GRADE, "9", "lop 9"), Entity(MONEY, "500000", "500k")]


@given(st.one_of(st.text(), st.lists(st.sampled_from(PIECES)).map(" ".join), st.lists(st.sampled_from(PIECES)).map("".join)))
def test_what_is_found_in_any_text_stands_there(text: str) -> None:
    lines = (fold(phrase_line(text)), fold(clean(text)))
    for entity in FINDER.find(text):
        assert entity.text
        assert any(fold(entity.text) in line for line in lines)

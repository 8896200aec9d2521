"""What people say of themselves in passing is noticed; what they leave out stays as it was."""

from dataclasses import replace

import pytest

from bot.conversations import Memory, Role
from bot.dialogue.cues import institution_meant, notice, points_back
from tests.factories import DA_LAT, INSTITUTIONS, VIET_DUC, make_book, make_institution


def noticed(text: str, memory: Memory | None = None) -> Memory:
    """Return what is remembered after `text`."""
    return notice(make_book(), text, memory or Memory())


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("con tôi học nghề gì", Role.PARENT),
        ("con toi hoc nghe gi", Role.PARENT),
        ("cho em hỏi học phí", Role.PUPIL),
        ("học phí bao nhiêu", Role.UNKNOWN),
        ("phụ huynh đây, em ơi", Role.PARENT),
    ],
)
def test_words_tell_who_is_writing(text: str, role: Role) -> None:
    assert noticed(text).role is role


def test_a_parent_who_says_em_stays_a_parent() -> None:
    assert noticed("em ơi cho hỏi", Memory(role=Role.PARENT)).role is Role.PARENT


def test_a_pupil_may_turn_out_to_be_a_parent() -> None:
    assert noticed("con tôi học lớp 9", Memory(role=Role.PUPIL)).role is Role.PARENT


@pytest.mark.parametrize(
    ("text", "grade"),
    [
        ("em học lớp 9", 9),
        ("em hoc lop 12 roi", 12),
        ("lop9 thi di dau", 9),
        ("em l10", 10),
        ("Lớp 11, ở Vinh", 11),
        ("khối 6", 6),
        ("em học xong LỚP 8.", 8),
        ("em học lớp 12/3", 12),
        ("em học lớp 9A", 9),
        ("em học lớp 12a1", 12),
    ],
)
def test_words_tell_the_grade(text: str, grade: int) -> None:
    assert noticed(text).grade == grade


@pytest.mark.parametrize("text", ["em được 9 điểm", "lớp 1", "lớp 120", "lớp 13", "9", "hệ 9+", "học phí"])
def test_another_number_is_no_grade(text: str) -> None:
    assert noticed(text).grade is None


@pytest.mark.parametrize(
    ("text", "place"), [("em ở Nghệ An", "nghe_an"), ("o vinh", "nghe_an"), ("quê Đắk Nông", "lam_dong"), ("ở Huế", None)]
)
def test_words_tell_the_province_by_any_of_its_names(text: str, place: str | None) -> None:
    assert noticed(text).place == place


@pytest.mark.parametrize("text", ["trường việt đức thế nào", "cao dang viet duc o dau", "VIỆT ĐỨC"])
def test_words_tell_the_institution_by_any_of_its_names(text: str) -> None:
    assert noticed(text).institution == VIET_DUC.id


def test_the_longer_of_two_names_is_meant() -> None:
    longer = make_institution("nghe_an/viet_duc_2", "Cao đẳng Việt Đức cơ sở hai")
    book = replace(make_book(), institutions={found.id: found for found in (*INSTITUTIONS, longer)})
    assert notice(book, "cao đẳng việt đức cơ sở hai ở đâu", Memory()).institution == longer.id


def test_the_institution_named_before_is_still_meant() -> None:
    assert noticed("trường đó ở đâu", Memory(institution=VIET_DUC.id)).institution == VIET_DUC.id


@pytest.mark.parametrize(
    ("text", "spoken_of", "meant"),
    [
        ("việt đức ở đâu", None, VIET_DUC.id),
        ("trường đó ở đâu", VIET_DUC.id, VIET_DUC.id),
        ("truong do o dau", VIET_DUC.id, VIET_DUC.id),
        ("trường đó có gần cđ đà lạt không", VIET_DUC.id, DA_LAT.id),
        ("trường đó ở đâu", None, None),
        ("học phí bao nhiêu", VIET_DUC.id, None),
    ],
)
def test_a_question_is_of_the_institution_it_names_or_points_back_to(text: str, spoken_of: str | None, meant: str | None) -> None:
    assert institution_meant(make_book(), text, Memory(institution=spoken_of)) == meant


@pytest.mark.parametrize(
    ("text", "spoken_of", "is_pointing"),
    [
        ("trường đó ở đâu", VIET_DUC.id, True),
        ("trường đó ở đâu", None, False),
        ("trường ở đâu", VIET_DUC.id, False),
        ("trường đó có gần cđ đà lạt không", VIET_DUC.id, False),
    ],
)
def test_that_school_points_back_to_the_one_spoken_of(text: str, spoken_of: str | None, is_pointing: bool) -> None:  # noqa: FBT001 - a case
    assert points_back(make_book(), text, Memory(institution=spoken_of)) is is_pointing


def test_a_later_grade_and_province_take_the_place_of_earlier_ones() -> None:
    memory = noticed("lớp 12 ở lâm đồng", Memory(grade=9, place="nghe_an"))
    assert (memory.grade, memory.place) == (12, "lam_dong")


def test_what_is_left_out_stays_as_it_was() -> None:
    memory = Memory(Role.PARENT, 9, "nghe_an", "tuition/public", (), 1)
    assert noticed("học phí bao nhiêu", memory) == memory


def test_a_text_without_words_changes_nothing() -> None:
    assert noticed("") == Memory()

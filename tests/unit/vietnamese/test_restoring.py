"""Reading a text as it was probably meant to be written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.vietnamese import Restorer, clean, fold, learn, syllables

TEXTS = [
    "học nghề ở trường nghề",
    "học phí của trường nghề là bao nhiêu",
    "trường tôi có học bổng không",
    "năm nay tôi muốn học nghề điện",
    "không biết học trường nào",
    "mẹ bán hàng ở chợ",
    "bạn tôi ở Nghệ An",
]
RESTORER = learn(TEXTS, {"k": "không", "dc": "được", "bn": "bao"})


@pytest.mark.parametrize("text", TEXTS)
def test_what_it_was_taught_is_read_back_without_its_marks(text: str) -> None:
    assert RESTORER.restore(fold(text)) == text.lower()


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("hoc nghe", "học nghề"),
        ("nghe an", "nghệ an"),
        ("học nghe dien", "học nghề điện"),
        ("truowngf nghef", "trường nghề"),
        ("có học bổng k", "có học bổng không"),
    ],
    ids=["no marks", "by its neighbour", "half of the marks", "Telex keys", "short form"],
)
def test_neighbours_decide_what_was_meant(typed: str, meant: str) -> None:
    assert RESTORER.restore(typed) == meant


def test_marks_that_are_there_are_kept() -> None:
    assert RESTORER.restore("bán bạn") == "bán bạn"


def test_what_it_never_saw_stays_as_typed() -> None:
    assert RESTORER.restore("xyz 9+ GDNN-GDTX") == "xyz 9+ gdnn-gdtx"


def test_texts_without_marks_teach_nothing() -> None:
    assert learn(["hoc nghe", "hoc nghe"], {}).restore("hoc nghe") == "hoc nghe"


def test_its_table_makes_the_same_restorer() -> None:
    again = Restorer.from_table(RESTORER.table())
    assert [again.restore(fold(text)) for text in TEXTS] == [RESTORER.restore(fold(text)) for text in TEXTS]


@given(st.text())
def test_any_text_keeps_its_number_of_syllables(text: str) -> None:
    assert len(RESTORER.restore(text).split()) == len(syllables(clean(text).lower()))

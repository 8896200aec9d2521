"""Of a question only words of the content are kept, and nothing that tells who asked it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.safety.redaction import LONGEST, redact
from bot.vietnamese import Phrases, fold, syllables

MARKS = Phrases(["tên là", "tên em/mình là", "em/mình tên", "họ tên", "nguyễn/trần văn/thị", "ở đường/phố"])
# Names are made of words that the content uses too; all of them are known here, so that only the rules keep them out.
KNOWN = frozenset(
    syllables(
        fold(
            "em mình tên là nguyễn văn an trần thị hà muốn hỏi cho học phí nghề lái tàu biển ở đâu bao nhiêu trường đại học vinh"
            " nhà đường lê lợi không có ạ và lớp số điện thoại gdtx liên hệ qua gửi thư vào facebook com"
        )
    )
)


def kept(text: str) -> str | None:
    """Return what is kept of `text`."""
    return redact(text, KNOWN, MARKS)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        pytest.param("học nghề lái tàu biển ở đâu", "học nghề lái tàu biển ở đâu", id="known words"),
        pytest.param("hoc nghe lai tau bien o dau", "hoc nghe lai tau bien o dau", id="known words without diacritics"),
        pytest.param("Học nghề, lái tàu biển?", "học nghề lái tàu biển", id="small letters, no punctuation"),
        pytest.param("học nghề zzz qqq lái tàu xyz", "học nghề ... lái tàu ...", id="unknown words in a row are one mark"),
        pytest.param("em tên An, muốn học nghề ở đâu", "... muốn học nghề ở đâu", id="a name after its mark"),
        pytest.param("mình tên là nguyễn văn an, hỏi học phí", "... hỏi học phí", id="a whole name in small letters"),
        pytest.param("em ten la an. muon hoc nghe o dau", "... muon hoc nghe o dau", id="a mark without diacritics"),
        pytest.param("muốn hỏi học phí, họ tên: trần thị hà", "muốn hỏi học phí ...", id="a mark with a colon"),
        pytest.param("hỏi học phí cho nguyen van an", "hỏi học phí cho ...", id="a family name and what goes with it"),
        pytest.param("học phí của bạn Hà bao nhiêu", "học phí ... bao nhiêu", id="a capital inside a sentence"),
        pytest.param("Trần Hà hỏi học phí", "... hỏi học phí", id="two capitals at its beginning"),
        pytest.param("hỏi học phí. Trường ở đâu", "hỏi học phí trường ở đâu", id="one capital at its beginning"),
        pytest.param("hỏi học phí, Hà ở đâu", "hỏi học phí ... ở đâu", id="a comma begins no sentence"),
        pytest.param("học phí gdtx, số điện thoại 0912 345 678", "học phí gdtx số điện thoại ...", id="a telephone number"),
        pytest.param("học phí gdtx 0912.345.678", "học phí gdtx ...", id="a telephone number with points"),
        pytest.param("hỏi học phí lớp 10a", "hỏi học phí lớp ...", id="a class"),
        pytest.param("gửi học phí vào an.ha@hoc.phi liên hệ", "gửi học phí vào ... liên hệ", id="an e-mail address of known words"),
        pytest.param("hỏi học phí qua facebook.com/an.ha", "hỏi học phí qua ...", id="a page"),
        pytest.param("hỏi học phí https://hoc/an", "hỏi học phí ...", id="a link"),
        pytest.param("hỏi học phí @an_ha", "hỏi học phí ...", id="an account"),
        pytest.param("hỏi học phí, nhà em ở đường lê lợi", "hỏi học phí nhà em ...", id="an address"),
        pytest.param("học_phí_nghề ở đâu", "học phí nghề ở đâu", id="words joined by underscores"),
    ],
)
def test_kept_of_a_question(text: str, left: str | None) -> None:
    assert kept(text) == left


@pytest.mark.parametrize(
    "text", ["", "   ", "?!", "học phí", "học phí zzz", "0912345678", "HỌC PHÍ BAO NHIÊU", "em tên nguyễn văn an muốn hỏi học phí"]
)
def test_nothing_is_kept_when_little_is_left(text: str) -> None:
    assert kept(text) is None


def test_nothing_is_kept_without_content() -> None:
    assert redact("học nghề lái tàu biển", frozenset(), MARKS) is None


def test_long_question_is_cut_between_words() -> None:
    left = kept("học phí bao nhiêu " * 100)
    assert left is not None
    assert LONGEST - 10 < len(left) <= LONGEST
    assert set(left.split()) == {"học", "phí", "bao", "nhiêu"}


_words = st.sampled_from(
    ["học", "phí", "Hà", "tên", "là", "em", "0912345678", "lớp9", "zzz", "a@b.vn", "\N{SUPERSCRIPT TWO}", ".", ",", "\n", "İ"]
)
_texts = st.one_of(st.text(max_size=80), st.lists(st.one_of(_words, st.text(max_size=6)), max_size=30).map(" ".join))


@given(_texts)
def test_no_digit_and_no_address_survives(text: str) -> None:
    left = kept(text) or ""
    assert not any(char.isnumeric() for char in left)
    assert not {"@", "/", ":"} & set(left)
    assert len(left) <= LONGEST


@given(_texts)
def test_every_word_that_is_kept_is_known(text: str) -> None:
    words = [word for word in (kept(text) or "").split() if word != "..."]
    assert {fold(word) for word in words} <= KNOWN
    assert not words or len(words) >= 3


@given(_texts, st.lists(st.sampled_from(["nguyễn", "an", "hà", "lê"]), min_size=1, max_size=5))
def test_no_name_survives_behind_its_mark(text: str, name: list[str]) -> None:
    left = kept(f"học nghề lái tàu biển ở đâu. {text}. mình tên là {' '.join(name)}") or ""
    assert left == (kept(f"học nghề lái tàu biển ở đâu. {text}. zzz") or "")


def test_very_long_chunk_takes_no_time() -> None:
    """People paste anything; the patterns must not go over it again and again."""
    assert kept("a" * 100_000 + " " + "a." * 50_000) is None

"""Everything that can be told can be searched, by the words people would use for it."""

from dataclasses import replace

import pytest

from bot.knowledge import Passage, passage_of_answer, passages_of
from tests.factories import DA_LAT, SCHOLARSHIP, TARGET, THPT, TUITION, VIET_DUC, make_book

PASSAGES = {(passage.kind, passage.id): passage for passage in passages_of(make_book())}


def test_every_entry_is_a_passage() -> None:
    book = make_book()
    entries = (book.answers, book.benefits, book.institutions, book.paths, book.provisions)
    assert len(PASSAGES) == sum(map(len, entries))


@pytest.mark.parametrize(
    ("kind", "entry_id", "words"),
    [
        ("answer", TUITION.id, "học phí trường công"),
        ("benefit", SCHOLARSHIP.id, "nhà khó khăn"),
        ("institution", VIET_DUC.id, "phường Trường Vinh"),
        ("institution", DA_LAT.id, "cđ đà lạt"),
        ("path", THPT.id, "xong lớp 9"),
        ("provision", TARGET.id, "3129/KH-UBND"),
        ("provision", TARGET.id, "Mục II.1"),
    ],
)
def test_a_passage_is_found_by_what_the_entry_says(kind: str, entry_id: str, words: str) -> None:
    assert words in PASSAGES[kind, entry_id].text


def test_an_institution_is_found_by_its_former_name() -> None:
    book = replace(make_book(), institutions={VIET_DUC.id: replace(VIET_DUC, formerly=("Trường Kỹ thuật",))})
    assert any("Trường Kỹ thuật" in passage.text for passage in passages_of(book))


def test_a_passage_bears_the_label_of_its_entry() -> None:
    assert passage_of_answer(TUITION) == Passage("answer", TUITION.id, TUITION.label, PASSAGES["answer", TUITION.id].text)


def test_the_label_of_a_clause_fits_on_a_button() -> None:
    book = replace(make_book(), provisions={TARGET.id: replace(TARGET, title="Mục tiêu học nghề sau lớp 9 đến hết năm 2023")})
    label = next(passage.label for passage in passages_of(book) if passage.kind == "provision")
    assert label == "Mục tiêu học nghề sau lớp 9 đến..."

"""What is written on a picture."""

import unicodedata
from dataclasses import replace

from bot.knowledge import WhenOverdue
from bot.pictures.sheet import write_sheet
from bot.wording import Voice
from tests.pictures.books import PATHS, SKETCH, TODAY, make_book, make_path, overdue

VOICE = Voice(make_book(), TODAY)


def test_sheet_says_what_the_sketches_say() -> None:
    sheet = write_sheet(VOICE, PATHS[:2])

    assert sheet.title == "Sau lớp 9 đi đâu?"
    assert sheet.headings == ("Được gì", "Bao lâu", "Tốn gì", "Rồi đi đâu")
    assert sheet.columns[0].texts == (SKETCH.gets, SKETCH.takes, SKETCH.costs, SKETCH.leads_to)
    assert [column.is_unsure for column in sheet.columns] == [False, True]
    assert sheet.footer == "La Bàn, kiểm tra ngày 22/11/2026"


def test_placeholders_are_filled() -> None:
    path = make_path(1, sketch=replace(SKETCH, costs="{Nguoi_hoi} hỏi trường"))

    assert write_sheet(VOICE, [path]).columns[0].texts[2] == "Em hỏi trường"


def test_overdue_path_is_unsure_and_dates_the_sheet() -> None:
    sheet = write_sheet(VOICE, [PATHS[0], overdue(PATHS[2], WhenOverdue.WARN)])

    assert [column.is_unsure for column in sheet.columns] == [False, True]
    assert sheet.footer.endswith("02/01/2026")


def test_path_that_may_not_be_told_keeps_its_name_only() -> None:
    (column,) = write_sheet(VOICE, [overdue(PATHS[0], WhenOverdue.WITHHOLD)]).columns

    assert (column.label, column.texts, column.is_unsure) == ("THPT công lập", (), True)


def test_words_for_those_who_do_not_see_it() -> None:
    sheet = write_sheet(VOICE, PATHS[:2])

    assert sheet.caption == "Sau lớp 9 đi đâu? (THPT công lập; THPT tư thục)"
    first, second = sheet.description.splitlines()
    assert first == (
        "THPT công lập. Được gì: Bằng THPT nếu thi đỗ; Bao lâu: 3 năm; "
        "Tốn gì: Trung tâm công: miễn học phí; Rồi đi đâu: Đại học, cao đẳng, học nghề"
    )
    assert second.endswith("; có điều chưa chắc, em hỏi lại nhé")


def test_letters_are_composed_as_the_font_has_them() -> None:
    path = make_path(1, unicodedata.normalize("NFD", "Ngữ điệu"))

    assert write_sheet(VOICE, [path]).columns[0].label == unicodedata.normalize("NFC", "Ngữ điệu")

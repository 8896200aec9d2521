"""Paths are told alone, all together, or two or three side by side in the same terms."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.conversations import Choice, Reply, ReplyKind
from bot.knowledge import Certainty, Citation, Path, Stage, WhenOverdue
from bot.wording import Voice, told_paths, word_comparison, word_path, word_paths
from tests.factories import CHECKED_ON, GDTX, LOAN, REVIEW_BY, THPT, TODAY, make_book, make_path

THE_DAY_AFTER = REVIEW_BY + timedelta(days=1)
TRADE = make_path("trade", "Trung cấp", 3)
SHORT = make_path("short", "Sơ cấp", 4)
WITHHELD = replace(GDTX, review=replace(GDTX.review, when_overdue=WhenOverdue.WITHHOLD))


def voice_of(*paths: Path, today: date = TODAY) -> Voice:
    """Return a voice for a book of `paths`."""
    return Voice(replace(make_book(), paths={path.id: path for path in paths}), today)


def compared(orders: Sequence[int], *paths: Path, today: date = TODAY) -> Reply:
    """Compare paths after grade 9."""
    return word_comparison(voice_of(*(paths or (THPT, GDTX, TRADE, SHORT)), today=today), Stage.AFTER_GRADE_9, orders)


# One.


def test_a_path_is_told_aspect_by_aspect() -> None:
    assert word_path(voice_of(THPT, GDTX), THPT).text.splitlines() == [
        "Học THPT",
        "",
        "• Được: bằng THPT",
        "• Bao lâu: 3 năm",
        "• Tốn: miễn học phí",
        "• Rồi sao: đi làm, học lên",
        "• Cần: xong lớp 9",
        "• Để ý: hỏi trường",
    ]


def test_a_path_leads_on_to_more_to_a_comparison_and_to_all_paths() -> None:
    assert word_path(voice_of(THPT, GDTX), replace(THPT, more=LOAN.id)).choices == (
        Choice(LOAN.label, f"answer:{LOAN.id}"),
        Choice("So với hướng khác", "compare:after_grade_9:1"),
        Choice("Xem mọi hướng", "path:after_grade_9"),
    )


def test_a_path_cites_all_its_sources() -> None:
    path = replace(THPT, citations=(Citation("decree", "Điều 1"), Citation("old_decree"), Citation("article")))
    assert len(word_path(voice_of(path), path).sources) == 3


def test_a_doubtful_path_tells_its_doubt() -> None:
    path = replace(THPT, certainty=Certainty.UNSURE, uncertain="còn tuyển không; {nguoi_hoi} hỏi trường")
    reply = word_path(voice_of(path), path)
    assert reply.kind is ReplyKind.UNCERTAIN
    assert reply.text.endswith("Điều chưa chắc: còn tuyển không; em hỏi trường")


def test_a_withheld_path_is_not_told() -> None:
    path = replace(THPT, review=replace(THPT.review, when_overdue=WhenOverdue.WITHHOLD))
    assert "miễn học phí" not in word_path(voice_of(path, today=THE_DAY_AFTER), path).text


# All.


def test_all_paths_of_a_stage_are_listed_in_order_with_their_picture() -> None:
    reply = word_paths(voice_of(GDTX, THPT), Stage.AFTER_GRADE_9)
    assert reply.text == "Sau lớp 9:\n\n• Học THPT: bằng THPT\n• Học GDTX: bằng GDTX\n\nBấm để xem."
    assert reply.picture == "after_grade_9/1+2"


def test_all_paths_can_be_seen_and_compared() -> None:
    assert word_paths(voice_of(THPT, GDTX), Stage.AFTER_GRADE_9).choices == (
        Choice("THPT", "path:after_grade_9/thpt"),
        Choice("GDTX", "path:after_grade_9/gdtx"),
        Choice("So sánh", "compare:after_grade_9:"),
    )


def test_of_several_paths_the_oldest_check_counts() -> None:
    older = replace(GDTX, review=replace(GDTX.review, checked_on=CHECKED_ON - timedelta(days=9)))
    assert word_paths(voice_of(THPT, older), Stage.AFTER_GRADE_9).checked_on == CHECKED_ON - timedelta(days=9)


# Side by side.


@pytest.mark.parametrize(("orders", "names"), [([1, 2], "THPT, GDTX"), ([2, 1], "THPT, GDTX"), ([4, 1, 3], "THPT, Trung cấp, Sơ cấp")])
def test_two_or_three_paths_stand_side_by_side(orders: list[int], names: str) -> None:
    reply = compared(orders)
    assert reply.text.startswith(f"So: {names}\n\nĐược\n• THPT: bằng THPT\n")
    assert reply.picture == f"after_grade_9/{'+'.join(str(order) for order in sorted(orders))}"


def test_every_aspect_is_told_of_every_path() -> None:
    blocks = compared([1, 2]).text.split("\n\n")[1:]
    assert [block.splitlines()[0] for block in blocks] == ["Được", "Bao lâu", "Tốn", "Rồi sao", "Để ý"]
    assert {len(block.splitlines()) for block in blocks} == {3}


def test_a_fourth_path_is_left_out() -> None:
    assert compared([1, 2, 3, 4]).text.startswith("So: THPT, GDTX, Trung cấp\n")


def test_two_paths_offer_a_third_and_each_alone() -> None:
    assert compared([1, 2]).choices == (
        Choice("THPT", "path:after_grade_9/thpt"),
        Choice("GDTX", "path:after_grade_9/gdtx"),
        Choice("Thêm Trung cấp", "compare:after_grade_9:1+2+3"),
        Choice("Thêm Sơ cấp", "compare:after_grade_9:1+2+4"),
        Choice("So sánh", "compare:after_grade_9:"),
    )


def test_three_paths_offer_no_fourth() -> None:
    assert not any(choice.label.startswith("Thêm") for choice in compared([1, 2, 3]).choices)


def test_one_path_asks_for_another() -> None:
    reply = compared([2])
    assert (reply.kind, reply.text) == (ReplyKind.GUIDE, "So GDTX với gì?")
    assert [choice.label for choice in reply.choices] == ["THPT", "Trung cấp", "Sơ cấp"]


def test_no_path_asks_for_the_first() -> None:
    reply = compared([])
    assert reply.text == "Em so hướng nào?"
    assert reply.choices[0] == Choice("THPT", "compare:after_grade_9:1")


def test_what_is_not_sure_of_a_path_is_said_by_name() -> None:
    doubtful = replace(GDTX, certainty=Certainty.LIKELY, uncertain="học phí")
    assert compared([1, 2], THPT, doubtful).text.endswith("Chưa chắc: GDTX.")


def test_an_overdue_path_is_said_by_name() -> None:
    assert compared([1, 2], THPT, GDTX, today=THE_DAY_AFTER).text.endswith("Chưa chắc: THPT, GDTX.")


def test_sure_paths_leave_no_doubt() -> None:
    assert "Chưa chắc" not in compared([1, 2]).text


# Too long unchecked.


def test_withheld_paths_are_not_among_those_told() -> None:
    assert told_paths(voice_of(THPT, WITHHELD, TRADE), Stage.AFTER_GRADE_9) == [THPT, WITHHELD, TRADE]
    assert told_paths(voice_of(THPT, WITHHELD, TRADE, today=THE_DAY_AFTER), Stage.AFTER_GRADE_9) == [THPT, TRADE]


def test_a_withheld_path_is_left_out_of_the_list_and_its_picture() -> None:
    reply = word_paths(voice_of(THPT, WITHHELD, TRADE, today=THE_DAY_AFTER), Stage.AFTER_GRADE_9)
    assert reply.text == "Sau lớp 9:\n\n• Học THPT: bằng THPT\n• Học Trung cấp: bằng Trung cấp\n\nBấm để xem."
    assert [choice.label for choice in reply.choices] == ["THPT", "Trung cấp", "So sánh"]
    assert reply.picture == "after_grade_9/1+3"


def test_a_withheld_path_is_left_out_of_a_comparison_and_not_offered_as_the_third() -> None:
    reply = compared([1, 2, 3], THPT, WITHHELD, TRADE, today=THE_DAY_AFTER)
    assert reply.text.startswith("So: THPT, Trung cấp\n")
    assert [choice.label for choice in reply.choices] == ["THPT", "Trung cấp", "So sánh"]
    assert reply.picture == "after_grade_9/1+3"


@pytest.mark.parametrize(("orders", "asks"), [([1, 2], "So THPT với gì?"), ([2], "Em so hướng nào?")])
def test_a_comparison_with_a_withheld_path_asks_for_another(orders: list[int], asks: str) -> None:
    reply = compared(orders, THPT, WITHHELD, TRADE, today=THE_DAY_AFTER)
    assert reply.text == asks
    assert "GDTX" not in [choice.label for choice in reply.choices]


def test_of_several_paths_each_is_cited_by_what_governs_it() -> None:
    many = replace(THPT, citations=tuple(Citation("decree", f"Điều {number}") for number in range(10, 20)))
    sources = compared([1, 2], many, replace(GDTX, citations=(Citation("old_decree"), Citation("article"), Citation("decree")))).sources
    assert [source.partition(" về")[0] for source in sources] == ["Nghị định 238/2025/NĐ-CP", "Nghị định 81/2021/NĐ-CP", "Bài báo"]
    assert "Điều 10 " in sources[0]


def test_a_source_that_governs_several_paths_is_cited_once_and_keeps_its_place() -> None:
    first = replace(THPT, citations=(Citation("decree", "Điều 1"), Citation("old_decree")))
    second = replace(GDTX, citations=(Citation("article"), Citation("decree", "Điều 2")))
    sources = compared([1, 2], first, second).sources
    assert [source.partition(" về")[0] for source in sources] == ["Nghị định 238/2025/NĐ-CP", "Nghị định 81/2021/NĐ-CP", "Bài báo"]
    assert "Điều 1 " in sources[0]

"""The table from the rows of the fact sheets to the entries is that of today's content, and nothing is left untold."""

from bot.content_files.content import read_content
from bot.content_files.fact_rows import told_by
from bot.settings import ROOT
from tools.handbook_codes import HANDBOOK
from tools.handbook_codes import page as handbook
from tools.knowledge_table import PAGE, page


def test_the_page_is_that_of_todays_content() -> None:
    assert PAGE.read_text("utf-8") == page(ROOT), "run: .venv/bin/python -m tools.knowledge_table"


def test_every_row_is_told_or_left_out_for_a_reason() -> None:
    content, _ = read_content(ROOT)
    told = told_by(content)

    assert [row for row, item in content.fact_rows if not told.get(row) and not item.shape.left_out] == []


def test_the_handbook_explains_every_check_code() -> None:
    assert HANDBOOK.read_text("utf-8") == handbook(), "run: .venv/bin/python -m tools.handbook_codes"

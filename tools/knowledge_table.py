"""Writes docs/knowledge.md: how the knowledge works, what was measured, and which entry tells each row of the fact sheets.

The text above the mark is written by hand and kept; the table below it is made anew.
"""

import sys
from pathlib import Path

from bot.content_files.content import Content, read_content
from bot.content_files.fact_rows import CORRECTED, told_by
from bot.settings import ROOT

PAGE = ROOT / "docs" / "knowledge.md"
MARK = "<!-- made by tools/knowledge_table.py: do not edit below -->"
_SHOWN = 4


def page(root: Path) -> str:
    """Return the whole page: the kept text, and the table as of today's content."""
    kept = PAGE.read_text("utf-8").partition(MARK)[0]
    content, _ = read_content(root)
    return f"{kept}{MARK}\n\n{_table(content)}"


def _table(content: Content) -> str:
    told = told_by(content)
    lines = ["| row | says | told by |", "|---|---|---|"]
    for row, item in content.fact_rows:
        left_out = f"left out: {item.shape.left_out}" if item.shape.left_out else ""
        lines.append(f"| {row} | {_cell(item.shape.about)} | {_names(told.get(row, ())) or left_out} |")
    rows = len(content.fact_rows.items)
    corrected = sum(row.startswith(CORRECTED) for row, _ in content.fact_rows)
    left = sum(1 for _, item in content.fact_rows if item.shape.left_out)
    head = f"{rows} rows, {corrected} of them corrections of another, {left} left out. At most {_SHOWN} entries are named for each."
    return "\n".join([head, "", *lines]) + "\n"


def _names(names: tuple[str, ...]) -> str:
    shown = ", ".join(f"`{name}`" for name in names[:_SHOWN])
    more = len(names) - _SHOWN
    return f"{shown} and {more} more" if more > 0 else shown


def _cell(text: str) -> str:
    return text.replace("|", "/")


if __name__ == "__main__":
    PAGE.write_text(page(ROOT), "utf-8")
    sys.stdout.write(f"{PAGE}\n")

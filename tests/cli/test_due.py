"""`laban due`: reviews soonest first, then what rests on replaced documents."""

from datetime import date
from pathlib import Path

import pytest
import yaml

from bot.content_files.content import Content, read_content
from bot.content_files.dates import due_by, due_soon
from bot.content_files.sources import replaced_sources
from tests.cli.conftest import Laban

_SOURCES = {
    "law-new": {"kind": "law", "number": "2/2026", "about": "b", "status": "in_force", "certainty": "high", "read_as": "original"},
    "law-old": {
        "kind": "law",
        "number": "1/2020",
        "about": "a",
        "status": "replaced",
        "replaced_by": "law-new",
        "certainty": "high",
        "read_as": "original",
    },
}


def _answer(review_by: str, *, status: str = "published", when_overdue: str = "warn", sources: object = None) -> dict[str, object]:
    return {
        "title": "Title",
        "label": "Label",
        "status": status,
        "text": "word " * 40,
        "certainty": "certain",
        "sources": sources or [{"id": "law-new"}],
        "covers": [],
        "checked_on": "2026-11-01",
        "checked_by": "Lan",
        "review_by": review_by,
        "when_overdue": when_overdue,
    }


_ANSWERS = {
    "topic/later": _answer("2027-06-01", sources=[{"id": "law-old"}, {"id": "law-new"}]),
    "topic/soon": _answer("2026-12-01", when_overdue="withhold", sources=[{"id": "law-old", "at": "1"}, {"id": "law-old", "at": "2"}]),
    "topic/edge": _answer("2026-12-23", sources=[{"id": "law-old", "history": "true"}]),
    "topic/overdue": _answer("2026-11-20"),
    "topic/draft": _answer("2026-11-20", status="draft", sources=[{"id": "law-old"}]),
}


@pytest.fixture
def small(tree: Path) -> Path:
    """A tree of five answers."""
    for folder in ("answers", "benefits", "institutions", "paths", "provisions"):
        for file in (tree / "content" / folder).rglob("*.yml"):
            file.unlink()
    (tree / "content/answers/topic").mkdir()
    for name, answer in _ANSWERS.items():
        (tree / f"content/answers/{name}.yml").write_text(yaml.safe_dump(answer), encoding="utf-8")
    (tree / "content/sources.yml").write_text(yaml.safe_dump(_SOURCES), encoding="utf-8")
    return tree


@pytest.fixture
def content(small: Path) -> Content:
    return read_content(small)[0]


def test_due_is_what_is_overdue_or_falls_due_soonest_first(laban: Laban, small: Path) -> None:
    outcome = laban("due", "--on", "2026-11-22")
    assert (outcome.code, outcome.err) == (0, "")
    lines = outcome.out.splitlines()
    rows = [line for line in lines if "Lan" in line]
    assert [row.split()[-2] for row in rows] == ["topic/overdue", "topic/soon", "topic/edge"]
    assert rows[1].split()[:2] == ["01/12/2026", "withhold"]
    assert "3" in lines[0]
    assert "23/12/2026" in lines[0]
    starts = {line.index(cell) for line, cell in zip(rows, ("topic/overdue", "topic/soon", "topic/edge"), strict=True)}
    assert len(starts) == 1


def test_only_what_is_overdue_is_marked(laban: Laban, small: Path) -> None:
    rows = [line for line in laban("due", "--on", "2026-11-22").out.splitlines() if "Lan" in line]
    assert ["(" in row for row in rows] == [True, False, False]


@pytest.mark.parametrize(("days", "count"), [("0", 1), ("8", 1), ("9", 2), ("31", 3), ("365", 4)])
def test_days_say_how_far_to_look(laban: Laban, small: Path, days: str, count: int) -> None:
    outcome = laban("due", "--on", "2026-11-22", "--days", days)
    assert sum("Lan" in line for line in outcome.out.splitlines()) == count


def test_nothing_due_is_told_in_one_line(laban: Laban, small: Path) -> None:
    lines = laban("due", "--on", "2026-10-01").out.splitlines()
    assert "Lan" not in lines[0]
    assert "01/11/2026" in lines[0]


def test_last_of_all_days_is_no_fault(laban: Laban, small: Path) -> None:
    assert laban("due", "--on", "9999-12-31").code == 0


def test_replaced_document_is_told_once_with_its_entries(laban: Laban, small: Path) -> None:
    """Not those that cite it for how things used to be, and no drafts."""
    lines = laban("due", "--on", "2026-10-01").out.splitlines()
    at = next(number for number, line in enumerate(lines) if line.startswith("law-old"))
    assert "law-new" in lines[at]
    assert lines[at + 1 :] == ["  - topic/later", "  - topic/soon"]


def test_without_replaced_documents_nothing_is_told_of_them(laban: Laban, small: Path) -> None:
    text = (small / "content/sources.yml").read_text(encoding="utf-8")
    (small / "content/sources.yml").write_text(text.replace("status: replaced", "status: in_force"), encoding="utf-8")
    assert "law-old" not in laban("due").out


def test_list_that_may_lack_entries_says_so(laban: Laban, small: Path) -> None:
    (small / "content/answers/topic/soon.yml").write_text("title: [", encoding="utf-8")
    outcome = laban("due", "--on", "2026-11-22")
    assert outcome.code == 0
    assert "topic/soon" not in outcome.out
    assert "1" in outcome.err


def test_check_leaves_out_what_is_overdue_for_it_tells_that_itself(content: Content) -> None:
    assert [due.name for due in due_soon(content, date(2026, 11, 22))] == ["topic/soon", "topic/edge"]
    assert due_soon(content, date.max) == []
    assert [due.name for due in due_by(content, date(2026, 11, 22))] == ["topic/overdue"]


def test_source_that_is_not_there_rests_on_nothing(content: Content) -> None:
    content.sources.items.clear()
    assert replaced_sources(content) == []


def test_real_content_is_listed(laban: Laban) -> None:
    outcome = laban("due", "--on", "2027-12-31", "--days", "400")
    assert outcome.code == 0
    for name in ("tuition/gdtx_free", "benefits/textbooks", "provisions/nd-238-2025", "paths/after_grade_9/gdtx"):
        assert f"  {name}  " in outcome.out

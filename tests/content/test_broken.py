"""Every check has a tiny tree that trips it, and it alone, at a known place."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
import yaml

from bot.content_files import ContentError, check, load_book, render
from bot.content_files.problems import WARNINGS
from bot.content_files.rendering import messages

BROKEN = Path(__file__).parent / "broken"
EXPECTED: dict[str, list[str]] = yaml.safe_load((BROKEN / "expected.yml").read_text(encoding="utf-8"))
ONLY_CHECKED = {"danger-hidden", "date-in-future", "entry-unknown", "figure-not-yet", "phrase-never-found", "row-unknown"}
"""Errors under content/ that do not keep the bot from starting: they depend on the day, only find nothing, or only count rows."""

REFUSED = [
    code
    for code, lines in EXPECTED.items()
    if lines[0].startswith("content/") and code not in WARNINGS | ONLY_CHECKED and code != "answer-without-sentences"
]


def test_every_code_has_its_words_and_its_case() -> None:
    cases = {path.name for path in BROKEN.iterdir() if path.is_dir()}

    assert set(messages().codes) == set(EXPECTED) == cases


def test_nothing_is_wrong_with_the_tree_that_is_broken(base: Path, day: date) -> None:
    report = check(base, day)

    assert render(report).count("\n") == 0, render(report)
    assert (report.files, report.answers, report.sources) == (29, 2, 3)
    assert [due.name for due in report.due] == ["topic/second"]


@pytest.mark.parametrize("code", EXPECTED)
def test_broken_tree_is_told(broken: Callable[[str], Path], day: date, code: str) -> None:
    report = check(broken(code), day)

    assert [problem.headline for problem in report.problems] == EXPECTED[code]
    assert EXPECTED[code][0].endswith(f" {code}")
    lines = render(report).splitlines()
    assert lines[0] == EXPECTED[code][0]
    assert lines[1].startswith("    ")


@pytest.mark.parametrize("code", REFUSED)
def test_book_with_errors_does_not_load(broken: Callable[[str], Path], code: str) -> None:
    with pytest.raises(ContentError) as refused:
        load_book(broken(code))

    assert str(refused.value).splitlines() == EXPECTED[code]


@pytest.mark.parametrize("code", sorted(WARNINGS))
def test_book_with_warnings_loads(broken: Callable[[str], Path], code: str) -> None:
    assert load_book(broken(code)).version

"""How the check tells of a problem: its place, what was meant instead, and the closing line."""

from pathlib import Path

import pytest

from bot.content_files import Problem, check, render
from bot.content_files.documents import read_document
from bot.content_files.positions import Position
from tests.content.trees import (
    COLLEGE,
    CRAFT,
    DAY,
    FACT_ROWS,
    FIRST,
    FORMER_NAMES,
    FULL_FEE,
    HALF_FEE,
    INTENTS,
    PROVISIONS,
    RULES,
    SECOND,
    SOURCES,
    change,
)


@pytest.mark.parametrize(
    ("path", "meant", "typed", "suggestion"),
    [
        (FIRST, "- {id: law-one", "- {id: law-onne", "law-one"),
        (FIRST, "when_overdue: warn", "when_overdue: warning", "warn"),
        (FIRST, "review_by", "reviewby", "review_by"),
        (FIRST, "percent: 50", "percentage: 50", "percent"),
        (FIRST, "{Nguoi_hoi}", "{Nguoi_hol}", "Nguoi_hoi"),
        (FIRST, "topic/second", "topic/secund", "topic/second"),
        (RULES, "utter_reply_welcome", "utter_reply_welcom", "utter_reply_welcome"),
        (RULES, "action_look_up", "action_lookup", "action_look_up"),
        (INTENTS, "intent: topic_first", "intent: topic_fist", "topic_first"),
        (FULL_FEE, "{school: boarding}", "{shcool: boarding}", "school"),
        (FULL_FEE, "{household: poor}", "{household: pour}", "poor"),
        (HALF_FEE, "[full_fee]", "[fullfee]", "full_fee"),
        (CRAFT, "costs: C", "cost: C", "costs"),
        (COLLEGE, "kind: college", "kind: colleges", "college"),
        (PROVISIONS, "covers: [C1]", "covers: [C11]", "C1"),
        (FORMER_NAMES, "topic/second", "topic/secund", "topic/second"),
        (FACT_ROWS, "topic/second", "topic/secund", "topic/second"),
        ("content/replies/guide.yml", "after_grade_9/nghe", "after_grade_9/nge", "after_grade_9/nghe"),
    ],
)
def test_what_was_meant_is_suggested(base: Path, path: str, meant: str, typed: str, suggestion: str) -> None:
    change(base, path, meant, typed)
    report = check(base, DAY)

    assert suggestion in {problem.suggestion for problem in report.problems}
    assert f'"{suggestion}"?' in render(report)


def test_problem_in_a_block_stands_on_its_line(base: Path) -> None:
    change(base, "content/replies/all.yml", "{fee}", "{free}")
    [problem] = check(base, DAY).problems

    assert (problem.line, problem.column) == (7, 18)


def test_problem_in_folded_text_stands_at_its_start(base: Path) -> None:
    change(base, FIRST, "text: |", "text: >")
    change(base, FIRST, "{Nguoi_hoi}", "{ai}")
    [problem] = check(base, DAY).problems

    assert (problem.line, problem.column) == (6, 7)


def test_place_of_something_absent_is_the_nearest_thing_above(base: Path) -> None:
    document, _ = read_document(base, SOURCES)

    assert document
    assert document.position(("page-one", "nowhere", 3)) == Position(19, 1)
    assert document.position(("page-one", "read_at", 7)) == Position(27, 12)


def test_first_of_two_equal_keys_counts(base: Path) -> None:
    change(base, FIRST, "label:", "label: A\nlabel:")
    document, problems = read_document(base, FIRST)

    assert document
    assert isinstance(document.data, dict)
    assert document.data["label"] == "A"
    assert [problem.values["line"] for problem in problems] == ["3"]


def test_all_scalars_are_read_as_typed(base: Path) -> None:
    (base / SOURCES).write_text("a: no\nb: 010\nc: 2026-01-01\nd:\ne: [~, 1.50]\n", encoding="utf-8")
    document, _ = read_document(base, SOURCES)

    assert document
    assert document.data == {"a": "no", "b": "010", "c": "2026-01-01", "d": None, "e": [None, "1.50"]}


def test_blank_lines_between_sentences_keep_the_places(base: Path) -> None:
    change(base, INTENTS, "    - hoc phi nhieu ko\n", "\n\n    - hoc phi nhieu ko\n")
    change(base, INTENTS, "    - tien hoc bao nhieu\n", "    tien hoc bao nhieu\n")
    problems = check(base, DAY).problems

    assert [(problem.line, problem.column, problem.code) for problem in problems] == [
        (3, 11, "too-few-sentences"),
        (19, 5, "sentence-wrong"),
    ]


def test_warnings_do_not_forbid_publishing(base: Path) -> None:
    change(base, FIRST, "label:", "label:  ")
    change(base, SECOND, "2026-12-01", "2026-11-20")
    report = check(base, DAY)

    assert not report.has_errors
    assert render(report).splitlines()[-1].startswith("0 ")


def test_clean_run_is_one_line_and_may_have_nothing_due(base: Path) -> None:
    change(base, SECOND, "2026-12-01", "2027-05-01")
    line = render(check(base, DAY))

    assert "\n" not in line
    assert all(number in line for number in ("29", "2", "3"))
    assert "topic/" not in line


def test_warning_is_not_an_error() -> None:
    assert Problem("a.yml", 1, 2, "sentence-twice").headline == "a.yml:1:2: warning sentence-twice"
    assert Problem("a.yml", 1, 2, "tab").headline == "a.yml:1:2: error tab"

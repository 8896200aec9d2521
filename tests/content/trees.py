"""The tiny tree: where its entries stand, how to change it, and what the check says of it."""

from datetime import date
from pathlib import Path

from bot.content_files import check

DAY = date(2026, 11, 22)
FIRST = "content/answers/topic/first.yml"
SECOND = "content/answers/topic/second.yml"
FULL_FEE = "content/benefits/full_fee.yml"
HALF_FEE = "content/benefits/half_fee.yml"
CENTRE = "content/institutions/nghe_an/gdtx.yml"
COLLEGE = "content/institutions/nghe_an/mau.yml"
CRAFT = "content/paths/after_grade_9/nghe.yml"
UPPER_SECONDARY = "content/paths/after_grade_9/thpt.yml"
PROVISIONS = "content/provisions/law-zero.yml"
FORMER_NAMES = "content/former_names.yml"
HOUSEHOLD = "content/household.yml"
FACT_ROWS = "content/fact_rows.yml"
PROVINCES = "content/provinces.yml"
OCCUPATIONS = "content/occupations.yml"
VALUES = "content/values.yml"
SOURCES = "content/sources.yml"
RULES = "dialogue_policies/rules/all.yml"
INTENTS = "nlu_data/intents/topic.yml"

REVIEWED = [FIRST, SECOND, FULL_FEE, HALF_FEE, CENTRE, COLLEGE, CRAFT, UPPER_SECONDARY, PROVISIONS]
"""Everything that must be compared with its sources from time to time."""


def change(root: Path, path: str, old: str, new: str) -> None:
    """Replace `old` by `new` in one file of a tree."""
    text = (root / path).read_text(encoding="utf-8")
    assert old in text
    (root / path).write_text(text.replace(old, new), encoding="utf-8")


def dispute(root: Path, by: str = "page-one") -> None:
    """Let a second source say something else of the fee."""
    change(root, VALUES, "1000000, source: law-one,", f"1000000, source: law-one, disputed: {{value: 1200000, source: {by}}},")


def codes(root: Path, day: date) -> list[str]:
    """Return the codes of all problems of a tree."""
    return [problem.code for problem in check(root, day).problems]


def places(root: Path, day: date, code: str) -> list[str]:
    """Return the files of a tree that have a problem, which must be the one called `code`."""
    problems = check(root, day).problems
    assert {problem.code for problem in problems} <= {code}, problems
    return [problem.path for problem in problems]

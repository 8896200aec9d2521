"""No file can make the check stumble, and one that cannot be read hides no other and blames none."""

from pathlib import Path

import pytest

from bot.content_files import check, render
from tests.content.trees import (
    CENTRE,
    CRAFT,
    DAY,
    FACT_ROWS,
    FIRST,
    FORMER_NAMES,
    FULL_FEE,
    HALF_FEE,
    HOUSEHOLD,
    INTENTS,
    OCCUPATIONS,
    PROVINCES,
    PROVISIONS,
    RULES,
    SOURCES,
    VALUES,
    change,
    codes,
)


def test_slip_inside_a_source_does_not_make_answers_on_it_wrong(base: Path) -> None:
    change(base, SOURCES, "status: in_force", "status: in_forse")

    assert codes(base, DAY) == ["word-unknown"]


@pytest.mark.parametrize(
    "path",
    [
        *(SOURCES, VALUES, "content/replies/all.yml", "content/vocabulary.yml", INTENTS, RULES),
        *(
            FIRST,
            FULL_FEE,
            HALF_FEE,
            CENTRE,
            CRAFT,
            PROVISIONS,
            HOUSEHOLD,
            FACT_ROWS,
            FORMER_NAMES,
            "content/places.yml",
            PROVINCES,
            OCCUPATIONS,
        ),
    ],
)
def test_unreadable_file_is_the_only_thing_told(base: Path, path: str) -> None:
    (base / path).write_text("a: [\n", encoding="utf-8")

    assert codes(base, DAY) == ["yaml-syntax"]


def test_missing_entry_tells_no_row(base: Path) -> None:
    (base / FULL_FEE).write_text("a: [\n", encoding="utf-8")

    assert codes(base, DAY) == ["yaml-syntax"]


def test_rasa_files_list_their_things(base: Path) -> None:
    (base / RULES).write_text("rule: []\n", encoding="utf-8")
    (base / INTENTS).write_text('version: "3.1"\nnlu: topic_first\n', encoding="utf-8")

    assert codes(base, DAY) == ["key-missing", "key-missing", "key-unknown", "type-list"]


def test_missing_rasa_files_are_told(base: Path) -> None:
    (base / "config.yml").unlink()
    (base / "dialogue_policies/domain.yml").unlink()
    (base / "nlu_data/other.yml").write_text("version: x\n", encoding="utf-8")

    assert codes(base, DAY) == ["file-missing", "file-missing", "file-unexpected"]


def test_empty_tree_lacks_everything(tmp_path: Path) -> None:
    found = codes(tmp_path, DAY)

    assert found.count("file-missing") == 14
    assert "reply-missing" in found


@pytest.mark.parametrize("whole", ["", "word\n", "[]\n", "{}\n", "- x\n", "? x\n", "version: 1\n"])
@pytest.mark.parametrize(
    "path",
    [
        *(FIRST, SOURCES, "content/danger.yml", "content/vocabulary.yml", "config.yml", RULES, INTENTS),
        *(FULL_FEE, CENTRE, CRAFT, PROVISIONS, HOUSEHOLD, FACT_ROWS),
    ],
)
def test_no_file_makes_the_check_stumble(base: Path, path: str, whole: str) -> None:
    (base / path).write_text(whole, encoding="utf-8")
    report = check(base, DAY)

    assert report.has_errors
    assert render(report)

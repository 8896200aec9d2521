"""What the check asks of sources and figures: replaced, disputed or undated ones are told."""

from pathlib import Path

import pytest

from bot.content_files import ContentError, check, load_book
from tests.content.trees import (
    CENTRE,
    COLLEGE,
    CRAFT,
    DAY,
    FIRST,
    FORMER_NAMES,
    FULL_FEE,
    HALF_FEE,
    HOUSEHOLD,
    PROVISIONS,
    SECOND,
    SOURCES,
    UPPER_SECONDARY,
    VALUES,
    change,
    codes,
    dispute,
    places,
)


def test_replaced_source_flags_every_entry_that_rests_on_it(base: Path) -> None:
    change(base, SOURCES, "status: published", "status: replaced\n  replaced_by: law-one")

    assert places(base, DAY, "source-replaced") == [SECOND, FULL_FEE, CENTRE, COLLEGE, UPPER_SECONDARY]


def test_replaced_source_may_be_cited_for_how_things_were(base: Path) -> None:
    change(base, HALF_FEE, ", history: true", "")
    [problem] = check(base, DAY).problems

    assert problem.headline == f"{HALF_FEE}:17:5: warning source-replaced"
    assert problem.values == {"name": "law-zero", "by": "law-one"}


def test_one_replaced_source_among_others_is_flagged_at_its_place(base: Path) -> None:
    change(base, COLLEGE, "[{id: page-one}]", "[{id: page-one}, {id: law-zero}]")
    [problem] = check(base, DAY).problems

    assert problem.headline == f"{COLLEGE}:9:106: warning source-replaced"


def test_certainty_needs_one_source_that_holds(base: Path) -> None:
    change(base, FULL_FEE, ", {id: page-one}", "")
    change(base, UPPER_SECONDARY, ", {id: page-one}", "")
    change(base, SOURCES, "certainty: high\n  read_as: copy", "certainty: low\n  read_as: copy")

    assert places(base, DAY, "certainty-too-high") == [FIRST, FULL_FEE, UPPER_SECONDARY]


def test_who_is_certain_of_a_disputed_figure_is_told_once(base: Path) -> None:
    dispute(base)
    change(base, FULL_FEE, "gives: Kh", "gives: Thay cho {fee}. Kh")
    change(base, FULL_FEE, "apply: N", "apply: Kem {fee}. N")

    assert places(base, DAY, "disputed-certain") == [FIRST, FULL_FEE]


def test_both_sources_of_a_dispute_must_be_there(base: Path) -> None:
    dispute(base, by="page-two")
    change(base, FIRST, "certainty: certain", "certainty: likely\nuncertain: Hai trang.")

    assert places(base, DAY, "source-unknown") == [VALUES]


def test_source_of_the_other_claim_is_in_use(base: Path) -> None:
    dispute(base, by="page-two")
    change(base, FIRST, "certainty: certain", "certainty: likely\nuncertain: Hai trang.")
    text = (base / SOURCES).read_text(encoding="utf-8")
    (base / SOURCES).write_text(text + text[text.index("page-one") :].replace("page-one", "page-two"), encoding="utf-8")

    assert codes(base, DAY) == []


@pytest.mark.parametrize(
    ("path", "before"),
    [
        *((FIRST, "text: |\n  "), (SECOND, "uncertain: "), (FULL_FEE, "gives: "), (FULL_FEE, "papers: "), (FULL_FEE, "because: ")),
        *((HALF_FEE, "also_needs: "), (HALF_FEE, "apply: "), (CENTRE, "ask: "), (CENTRE, "text: "), (CRAFT, "costs: ")),
        *((CRAFT, "uncertain: "), (PROVISIONS, "text: "), (PROVISIONS, "now: "), (FORMER_NAMES, "now: "), (HOUSEHOLD, "ask: ")),
        ("content/replies/guide.yml", "say: ["),
    ],
)
def test_amount_without_a_date_is_refused(base: Path, path: str, before: str) -> None:
    text = (base / path).read_text(encoding="utf-8")
    before += '"' if f'{before}"' in text else ""
    (base / path).write_text(text.replace(before, f"{before}500.000 đồng ", 1), encoding="utf-8")

    assert places(base, DAY, "amount-typed") == [path]
    with pytest.raises(ContentError):
        load_book(base)


def test_value_stands_under_a_day(base: Path) -> None:
    change(base, VALUES, "2026-01-01:", "2026:")

    assert codes(base, DAY) == ["date-wrong"]


def test_value_without_any_day_is_refused(base: Path) -> None:
    (base / VALUES).write_text("fee: {about: x, unit: dong, values: {}}\n", encoding="utf-8")

    assert codes(base, DAY) == ["list-empty"]

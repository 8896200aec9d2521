"""How the check tells: places, suggestions, the closing line; and that no file can make it stumble."""

import re
from datetime import date
from pathlib import Path

import pytest

from bot.content_files import ContentError, Problem, check, load_book, render
from bot.content_files.documents import read_document
from bot.content_files.phrase_checks import samples
from bot.content_files.positions import Position
from tests.content.trees import change, dispute

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
VALUES = "content/values.yml"
SOURCES = "content/sources.yml"
RULES = "dialogue_policies/rules/all.yml"
INTENTS = "nlu_data/intents/topic.yml"

REVIEWED = [FIRST, SECOND, FULL_FEE, HALF_FEE, CENTRE, COLLEGE, CRAFT, UPPER_SECONDARY, PROVISIONS]
"""Everything that must be compared with its sources from time to time."""


def codes(root: Path, day: date) -> list[str]:
    """Return the codes of all problems of a tree."""
    return [problem.code for problem in check(root, day).problems]


def places(root: Path, day: date, code: str) -> list[str]:
    """Return the files of a tree that have a problem, which must be the one called `code`."""
    problems = check(root, day).problems
    assert {problem.code for problem in problems} <= {code}, problems
    return [problem.path for problem in problems]


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


def test_day_decides_what_is_overdue(base: Path) -> None:
    assert codes(base, date(2026, 12, 1)) == []
    assert codes(base, date(2026, 12, 2)) == ["answer-overdue"]


def test_every_kind_of_entry_falls_overdue(base: Path) -> None:
    assert places(base, date(2027, 6, 1), "answer-overdue") == [SECOND]
    assert places(base, date(2027, 6, 2), "answer-overdue") == REVIEWED


@pytest.mark.parametrize("path", [path for path in REVIEWED if path not in (FIRST, SECOND, FULL_FEE, PROVISIONS)])
def test_nobody_waits_for_the_review_of_a_draft(base: Path, path: str) -> None:
    change(base, path, "status: published", "status: draft")

    assert path not in places(base, date(2027, 6, 2), "answer-overdue")


def test_due_are_the_reviews_of_the_month(base: Path) -> None:
    assert [due.review_by for due in check(base, date(2026, 11, 1)).due] == [date(2026, 12, 1)]
    assert check(base, date(2026, 10, 1)).due == ()


@pytest.mark.parametrize("path", REVIEWED)
def test_nothing_is_checked_tomorrow(base: Path, path: str) -> None:
    change(base, path, "checked_on: 2026-11-01", "checked_on: 2026-11-23")

    assert places(base, date(2026, 11, 22), "date-in-future") == [path]
    assert places(base, date(2026, 11, 23), "date-in-future") == []


@pytest.mark.parametrize("dated", ["issued_on: 2026-01-01", "effective_on: 2026-02-01"])
def test_sources_may_not_come_from_the_future(base: Path, dated: str) -> None:
    change(base, SOURCES, dated, dated.replace("2026", "2027"))

    assert places(base, DAY, "date-in-future") == [SOURCES]


@pytest.mark.parametrize("path", REVIEWED)
def test_review_follows_the_day_of_checking(base: Path, path: str) -> None:
    change(base, path, "checked_on: 2026-11-01", "checked_on: 2026-11-22")
    text = (base / path).read_text(encoding="utf-8")
    (base / path).write_text(re.sub("review_by: .*", "review_by: 2026-11-22", text), encoding="utf-8")

    assert places(base, DAY, "review-before-check") == [path]


def test_impossible_days_are_no_dates(base: Path) -> None:
    change(base, FIRST, "2026-11-01", "2026-02-30")

    assert codes(base, DAY) == ["date-wrong"]


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
    assert all(number in line for number in ("26", "2", "3"))
    assert "topic/" not in line


def test_idioms_with_the_word_are_no_slip(base: Path) -> None:
    text = (base / FIRST).read_text(encoding="utf-8")
    idiom = (Path(__file__).parent / "idiom.txt").read_text(encoding="utf-8").strip()
    (base / FIRST).write_text(text.replace("\n\n  {Nguoi_hoi}", f" {idiom}\n\n  {{Nguoi_hoi}}"), encoding="utf-8")

    assert codes(base, DAY) == []


def test_slip_inside_a_source_does_not_make_answers_on_it_wrong(base: Path) -> None:
    change(base, SOURCES, "status: in_force", "status: in_forse")

    assert codes(base, DAY) == ["word-unknown"]


@pytest.mark.parametrize(
    "path",
    [
        *(SOURCES, VALUES, "content/replies/all.yml", "content/vocabulary.yml", INTENTS, RULES),
        *(FIRST, FULL_FEE, HALF_FEE, CENTRE, CRAFT, PROVISIONS, HOUSEHOLD, FACT_ROWS, FORMER_NAMES, "content/places.yml"),
    ],
)
def test_unreadable_file_is_the_only_thing_told(base: Path, path: str) -> None:
    (base / path).write_text("a: [\n", encoding="utf-8")

    assert codes(base, DAY) == ["yaml-syntax"]


def test_rasa_files_list_their_things(base: Path) -> None:
    (base / RULES).write_text("rule: []\n", encoding="utf-8")
    (base / INTENTS).write_text('version: "3.1"\nnlu: topic_first\n', encoding="utf-8")

    assert codes(base, DAY) == ["key-missing", "key-missing", "key-unknown", "type-list"]


def test_rule_and_domain_name_only_what_there_is(base: Path) -> None:
    change(base, RULES, "intent: greet", "intent: hello")
    change(base, "dialogue_policies/domain.yml", "action_answer_by_grade\n", "action_answer_by_grade\n  - action_dance\n")

    # The domain's action; the rule's intent, twice; and the sentences that lost their rule.
    assert codes(base, DAY) == ["action-unknown", "intent-not-in-domain", "intent-without-sentences", "intent-without-rule"]


def test_rule_without_an_intent_is_told_once(base: Path) -> None:
    change(base, RULES, "- intent: greet\n", "")

    assert codes(base, DAY) == ["rule-form", "intent-without-rule"]


def test_blank_lines_between_sentences_keep_the_places(base: Path) -> None:
    change(base, INTENTS, "    - hoc phi nhieu ko\n", "\n\n    - hoc phi nhieu ko\n")
    change(base, INTENTS, "    - tien hoc bao nhieu\n", "    tien hoc bao nhieu\n")
    problems = check(base, DAY).problems

    assert [(problem.line, problem.column, problem.code) for problem in problems] == [
        (3, 11, "too-few-sentences"),
        (19, 5, "sentence-wrong"),
    ]


def test_names_and_labels_must_fit_a_button(base: Path) -> None:
    long = "a_name_that_runs_on_and_on_until_no_button_carries_it_any_more"
    (base / FIRST).rename((base / FIRST).with_name(f"{long}.yml"))
    change(base, "content/replies/all.yml", "topic/first", f"topic/{long}")
    change(base, INTENTS, "topic_first", f"topic_{long}")
    change(base, "content/vocabulary.yml", "handoff_label:", f"handoff_label: {long}")

    assert codes(base, DAY) == ["payload-too-long", "payload-too-long", "too-long"]


def test_missing_rasa_files_are_told(base: Path) -> None:
    (base / "config.yml").unlink()
    (base / "dialogue_policies/domain.yml").unlink()
    (base / "nlu_data/other.yml").write_text("version: x\n", encoding="utf-8")

    assert codes(base, DAY) == ["file-missing", "file-missing", "file-unexpected"]


def test_empty_tree_lacks_everything(tmp_path: Path) -> None:
    found = codes(tmp_path, DAY)

    assert found.count("file-missing") == 11
    assert "reply-missing" in found


def test_samples_of_a_phrase_hold_each_of_its_choices() -> None:
    assert list(samples("a/b * c")) == ["a  c", "b x c"]
    assert list(samples("")) == []


def test_warning_is_not_an_error() -> None:
    assert Problem("a.yml", 1, 2, "sentence-twice").headline == "a.yml:1:2: warning sentence-twice"
    assert Problem("a.yml", 1, 2, "tab").headline == "a.yml:1:2: error tab"


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


# Sources that were replaced, and sources that disagree.


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


# Figures have their dates.


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


# Conditions, names and rows.


@pytest.mark.parametrize(
    "when", ["[]", "{}", "level", "{any: []}", "{all: [~]}", "{not: ~}", "{level: []}", "{level: {thpt: x}}", "{level: [[thpt]]}"]
)
def test_condition_of_another_form_is_told(base: Path, when: str) -> None:
    text = (base / HALF_FEE).read_text(encoding="utf-8")
    (base / HALF_FEE).write_text(re.sub("when: .*", f"when: {when}", text, count=1), encoding="utf-8")

    assert codes(base, DAY) == ["condition-form"]
    with pytest.raises(ContentError):
        load_book(base)


def test_benefit_that_yields_to_itself_goes_in_a_circle(base: Path) -> None:
    change(base, FULL_FEE, "gives:", "yields_to: [full_fee]\ngives:")

    assert places(base, DAY, "yields-in-circle") == [FULL_FEE]


@pytest.mark.parametrize(
    ("path", "key"),
    [
        *((FULL_FEE, "title: "), (FULL_FEE, "label: "), (CENTRE, "name: "), (CRAFT, "title: "), (CRAFT, "label: ")),
        *((PROVISIONS, "title: "), (PROVISIONS, "at: "), (PROVISIONS, "period: "), (CENTRE, "as_of: "), (FORMER_NAMES, "name: ")),
        *((HOUSEHOLD, "name: "), (HOUSEHOLD, "unsure: "), (HOUSEHOLD, "pupil: {label: ")),
    ],
)
def test_nothing_is_filled_into_names(base: Path, path: str, key: str) -> None:
    text = (base / path).read_text(encoding="utf-8")
    (base / path).write_text(re.sub(f"{re.escape(key)}([^\\n,}}]*)", f'{key}"{{fee}}"', text, count=1), encoding="utf-8")

    assert places(base, DAY, "placeholder-unknown") == [path]


@pytest.mark.parametrize(("path", "phrase"), [(CENTRE, "[gdtx"), (FORMER_NAMES, "[ph")])
def test_name_with_punctuation_would_never_be_found(base: Path, path: str, phrase: str) -> None:
    change(base, path, phrase, phrase.replace("[", "[a - "))

    assert places(base, DAY, "phrase-never-found") == [path]


def test_row_is_told_by_who_tells_the_one_it_corrects(base: Path) -> None:
    text = (base / FACT_ROWS).read_text(encoding="utf-8")
    (base / FACT_ROWS).write_text("sửa B2: {about: x}\n" + text, encoding="utf-8")

    assert codes(base, DAY) == []


def test_row_loses_its_teller(base: Path) -> None:
    change(base, FULL_FEE, "covers: [A2]", "covers: []")
    problems = check(base, DAY).problems

    assert [(problem.line, problem.code) for problem in problems] == [(2, "row-untold"), (3, "row-untold")]


def test_missing_entry_tells_no_row(base: Path) -> None:
    (base / FULL_FEE).write_text("a: [\n", encoding="utf-8")

    assert codes(base, DAY) == ["yaml-syntax"]

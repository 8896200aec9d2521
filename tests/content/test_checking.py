"""How the check tells: places, suggestions, the closing line; and that no file can make it stumble."""

from datetime import date
from pathlib import Path

import pytest

from bot.content_files import Problem, check, render
from bot.content_files.documents import read_document
from bot.content_files.phrase_checks import samples
from bot.content_files.positions import Position
from tests.content.trees import change

DAY = date(2026, 11, 22)
FIRST = "content/answers/topic/first.yml"
SOURCES = "content/sources.yml"
RULES = "dialogue_policies/rules/all.yml"
INTENTS = "nlu_data/intents/topic.yml"


def codes(root: Path, day: date) -> list[str]:
    """Return the codes of all problems of a tree."""
    return [problem.code for problem in check(root, day).problems]


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
        (RULES, "action_ask_back", "action_askback", "action_ask_back"),
        (INTENTS, "intent: topic_first", "intent: topic_fist", "topic_first"),
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
    assert codes(base, date(2027, 7, 1)) == ["answer-overdue", "answer-overdue"]


def test_due_are_the_reviews_of_the_month(base: Path) -> None:
    assert [due.review_by for due in check(base, date(2026, 11, 1)).due] == [date(2026, 12, 1)]
    assert check(base, date(2026, 10, 1)).due == ()


def test_sources_may_not_come_from_the_future(base: Path) -> None:
    assert codes(base, date(2026, 1, 15)).count("date-in-future") == 3


def test_impossible_days_are_no_dates(base: Path) -> None:
    change(base, FIRST, "2026-11-01", "2026-02-30")

    assert codes(base, DAY) == ["date-wrong"]


def test_warnings_do_not_forbid_publishing(base: Path) -> None:
    change(base, FIRST, "label:", "label:  ")
    change(base, "content/answers/topic/second.yml", "2026-12-01", "2026-11-20")
    report = check(base, DAY)

    assert not report.has_errors
    assert render(report).splitlines()[-1].startswith("0 ")


def test_clean_run_is_one_line_and_may_have_nothing_due(base: Path) -> None:
    change(base, "content/answers/topic/second.yml", "2026-12-01", "2027-05-01")
    line = render(check(base, DAY))

    assert "\n" not in line
    assert all(number in line for number in ("14", "2", "3"))
    assert "topic/" not in line


def test_idioms_with_the_word_are_no_slip(base: Path) -> None:
    text = (base / FIRST).read_text(encoding="utf-8")
    idiom = (Path(__file__).parent / "idiom.txt").read_text(encoding="utf-8").strip()
    (base / FIRST).write_text(text.replace("\n\n  {Nguoi_hoi}", f" {idiom}\n\n  {{Nguoi_hoi}}"), encoding="utf-8")

    assert codes(base, DAY) == []


def test_slip_inside_a_source_does_not_make_answers_on_it_wrong(base: Path) -> None:
    change(base, SOURCES, "status: in_force", "status: in_forse")

    assert codes(base, DAY) == ["word-unknown"]


@pytest.mark.parametrize("path", [SOURCES, "content/values.yml", "content/replies/all.yml", "content/vocabulary.yml", INTENTS, RULES])
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

    assert found.count("file-missing") == 8
    assert "reply-missing" in found


def test_samples_of_a_phrase_hold_each_of_its_choices() -> None:
    assert list(samples("a/b * c")) == ["a  c", "b x c"]
    assert list(samples("")) == []


def test_warning_is_not_an_error() -> None:
    assert Problem("a.yml", 1, 2, "sentence-twice").headline == "a.yml:1:2: warning sentence-twice"
    assert Problem("a.yml", 1, 2, "tab").headline == "a.yml:1:2: error tab"


@pytest.mark.parametrize("whole", ["", "word\n", "[]\n", "{}\n", "- x\n", "? x\n", "version: 1\n"])
@pytest.mark.parametrize("path", [FIRST, SOURCES, "content/danger.yml", "content/vocabulary.yml", "config.yml", RULES, INTENTS])
def test_no_file_makes_the_check_stumble(base: Path, path: str, whole: str) -> None:
    (base / path).write_text(whole, encoding="utf-8")
    report = check(base, DAY)

    assert report.has_errors
    assert render(report)

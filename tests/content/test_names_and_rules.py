"""What the check asks of names, phrases, conditions, rows and rules."""

import re
from pathlib import Path

import pytest

from bot.content_files import ContentError, check, load_book
from bot.content_files.phrase_checks import samples
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
    PROVISIONS,
    RULES,
    change,
    codes,
    places,
)


def test_names_and_labels_must_fit_a_button(base: Path) -> None:
    long = "a_name_that_runs_on_and_on_until_no_button_carries_it_any_more"
    (base / FIRST).rename((base / FIRST).with_name(f"{long}.yml"))
    change(base, "content/replies/all.yml", "topic/first", f"topic/{long}")
    change(base, INTENTS, "topic_first", f"topic_{long}")
    change(base, "content/vocabulary.yml", "handoff_label:", f"handoff_label: {long}")

    assert codes(base, DAY) == ["payload-too-long", "payload-too-long", "too-long"]


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


def test_samples_of_a_phrase_hold_each_of_its_choices() -> None:
    assert list(samples("a/b * c")) == ["a  c", "b x c"]
    assert list(samples("")) == []


def test_idioms_with_the_word_are_no_slip(base: Path) -> None:
    text = (base / FIRST).read_text(encoding="utf-8")
    idiom = (Path(__file__).parent / "idiom.txt").read_text(encoding="utf-8").strip()
    (base / FIRST).write_text(text.replace("\n\n  {Nguoi_hoi}", f" {idiom}\n\n  {{Nguoi_hoi}}"), encoding="utf-8")

    assert codes(base, DAY) == []


def test_rule_and_domain_name_only_what_there_is(base: Path) -> None:
    change(base, RULES, "intent: greet", "intent: hello")
    change(base, "dialogue_policies/domain.yml", "action_answer_by_grade\n", "action_answer_by_grade\n  - action_dance\n")

    # The domain's action; the rule's intent, twice; and the sentences that lost their rule.
    assert codes(base, DAY) == ["action-unknown", "intent-not-in-domain", "intent-without-sentences", "intent-without-rule"]


def test_rule_without_an_intent_is_told_once(base: Path) -> None:
    change(base, RULES, "- intent: greet\n", "")

    assert codes(base, DAY) == ["rule-form", "intent-without-rule"]


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


def test_row_is_told_by_who_tells_the_one_it_corrects(base: Path) -> None:
    text = (base / FACT_ROWS).read_text(encoding="utf-8")
    (base / FACT_ROWS).write_text("sửa B2: {about: x}\n" + text, encoding="utf-8")

    assert codes(base, DAY) == []


def test_row_loses_its_teller(base: Path) -> None:
    change(base, FULL_FEE, "covers: [A2]", "covers: []")
    problems = check(base, DAY).problems

    assert [(problem.line, problem.code) for problem in problems] == [(2, "row-untold"), (3, "row-untold")]

"""What the book, the rules and the sentences look like once read from the tiny tree."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from bot.content_files import ContentError, load_book, load_rules, load_sentences
from bot.content_files.content import read_content
from bot.content_files.references import check_references
from bot.conversations import Choice, ReplyKind, Role
from bot.eligibility import ALWAYS, UNSURE, All, AnyOf, Is, Not, Option, Outcome, assess
from bot.knowledge import (
    Amount,
    Certainty,
    Citation,
    Command,
    DatedValue,
    FactKind,
    InstitutionKind,
    PathSketch,
    Review,
    SourceStatus,
    Stage,
    Unit,
    WhenOverdue,
)
from bot.safety import DangerLevel
from bot.vietnamese import fold, phrase_line
from tests.content.trees import change

FULL_FEE = "content/benefits/full_fee.yml"
HALF_FEE = "content/benefits/half_fee.yml"


def test_answer_becomes_a_value_of_the_domain(base: Path) -> None:
    answer = load_book(base).answers["topic/first"]

    assert answer.intent == "topic_first"
    assert answer.certainty is Certainty.CERTAIN
    assert answer.uncertain is None
    assert answer.text.startswith(answer.text.strip())
    assert answer.citations[0].source_id == "law-one"
    assert answer.amounts == {"half": Amount(Decimal(50), "fee")}
    assert answer.review == Review(date(2026, 11, 1), date(2027, 6, 1), WhenOverdue.WARN)
    assert answer.see_also == ("topic/second",)
    assert answer.place == "nghe-an"


def test_citation_may_leave_out_the_place(base: Path) -> None:
    assert load_book(base).answers["topic/second"].citations == (Citation("page-one"),)


def test_source_is_issued_or_published_by_somebody(base: Path) -> None:
    sources = load_book(base).sources

    assert sources["law-one"].issuer
    assert sources["page-one"].issuer
    assert sources["law-zero"].issuer is None
    assert sources["law-zero"].status is SourceStatus.REPLACED


def test_values_are_dated(base: Path) -> None:
    series = load_book(base).values["fee"]

    assert series.unit is Unit.DONG
    assert series.values[0] == DatedValue(date(2025, 1, 1), Decimal(900000), "law-zero")
    assert series.on(date(2026, 11, 22)).value == Decimal(1000000)


def test_benefit_becomes_a_value_with_its_rule(base: Path) -> None:
    benefit = load_book(base).benefits["full_fee"]

    assert benefit.rule.when == Is("level", frozenset({"thpt", "college"}))
    assert benefit.rule.grounds == (Is("household", frozenset({"poor"})), Is("school", frozenset({"boarding"})))
    assert not benefit.rule.is_conditional
    assert [bool(ground.papers) for ground in benefit.grounds] == [True, False]
    assert benefit.review.when_overdue is WhenOverdue.WITHHOLD
    assert (benefit.more, benefit.covers) == ("topic/second", ("A2",))


def test_benefit_may_need_more_than_is_asked_and_yield_to_another(base: Path) -> None:
    rule = load_book(base).benefits["half_fee"].rule
    is_public, is_poor = Is("school", frozenset({"public"})), Is("household", frozenset({"poor"}))

    assert rule.when == AnyOf((is_public, All((Is("level", frozenset({"college"})), Not(is_poor)))))
    assert rule.is_conditional
    assert rule.yields_to == ("full_fee",)


def test_conditions_side_by_side_must_all_hold(base: Path) -> None:
    change(base, FULL_FEE, "when: {level: [thpt, college]}", "when: {level: thpt, school: public}")

    assert load_book(base).benefits["full_fee"].rule.when == All((Is("level", frozenset({"thpt"})), Is("school", frozenset({"public"}))))


def test_benefits_are_listed_in_their_order(base: Path) -> None:
    assert list(load_book(base).benefits) == ["full_fee", "half_fee"]
    change(base, FULL_FEE, "order: 10", "order: 30")
    assert list(load_book(base).benefits) == ["half_fee", "full_fee"]


def test_nothing_yields_to_a_benefit_that_is_not_published(base: Path) -> None:
    household = {"level": "thpt", "household": "poor", "school": "public"}
    rules = {name: benefit.rule for name, benefit in load_book(base).benefits.items()}
    assert assess(rules, household)["half_fee"].instead == "full_fee"

    change(base, FULL_FEE, "status: published", "status: retired")
    rules = {name: benefit.rule for name, benefit in load_book(base).benefits.items()}
    assert assess(rules, household)["half_fee"].outcome is Outcome.POSSIBLE


def test_questions_keep_their_order_and_may_be_answered_not_sure(base: Path) -> None:
    book = load_book(base)
    who, level, household, school = book.questions
    unsure = book.vocabulary.phrases["unsure_label"]

    assert [question.id for question in book.questions] == ["who", "level", "household", "school"]
    assert who.always
    assert who.option(UNSURE) is None
    assert level.options[-1] == Option(UNSURE, unsure, ALWAYS)
    assert household.options[-1].id == UNSURE
    assert household.options[-1].label != unsure
    assert school.only_if == Is("level", frozenset({"thpt"}))
    assert [option.only_if for option in school.options] == [ALWAYS, Not(Is("household", frozenset({"none"}))), ALWAYS]


def test_institution_becomes_a_value_with_dated_facts(base: Path) -> None:
    institution = load_book(base).institutions["nghe_an/mau"]

    assert (institution.kind, institution.place) == (InstitutionKind.COLLEGE, "nghe-an")
    assert [(fact.about, fact.as_of) for fact in institution.facts] == [(FactKind.SIZE, "9/2025"), (FactKind.SIZE, "2026")]
    assert institution.certainty is Certainty.CERTAIN


def test_institution_is_found_by_its_printed_names_without_their_dashes(base: Path) -> None:
    institution = load_book(base).institutions["nghe_an/mau"]

    for printed in (institution.name, *institution.formerly, *institution.also_called):
        assert institution.names.found_in(phrase_line(printed)), printed
        assert institution.names.found_in(phrase_line(fold(printed))), printed
    assert not institution.names.found_in(phrase_line("mau"))


def test_paths_stand_in_their_order(base: Path) -> None:
    book = load_book(base)
    first, second = book.paths_of(Stage.AFTER_GRADE_9)

    assert (first.id, second.id) == ("after_grade_9/thpt", "after_grade_9/nghe")
    assert isinstance(first.sketch, PathSketch)
    assert book.paths_of(Stage.AFTER_GRADE_12) == ()


def test_clauses_are_numbered_within_their_document(base: Path) -> None:
    provisions = load_book(base).provisions

    assert list(provisions) == ["law-zero/1", "law-zero/2"]
    assert {provision.source_id for provision in provisions.values()} == {"law-zero"}
    assert {provision.period for provision in provisions.values()} == {"2020-2025"}
    assert [bool(provision.now) for provision in provisions.values()] == [True, False]


def test_former_names_are_found_as_people_say_them(base: Path) -> None:
    [former] = load_book(base).former_names

    assert former.told_by == ("topic/second",)
    assert all(former.said.found_in(phrase_line(said)) for said in ("phong mau o dau", "hoi phong giao mau", "hoi phong huan mau"))
    assert not former.said.found_in(phrase_line("phong giao huan mau"))


@pytest.mark.parametrize(
    ("path", "kind", "left"),
    [
        (HALF_FEE, "benefits", {"full_fee"}),
        (FULL_FEE, "benefits", {"half_fee"}),
        ("content/institutions/nghe_an/mau.yml", "institutions", {"nghe_an/gdtx"}),
        ("content/paths/after_grade_9/thpt.yml", "paths", {"after_grade_9/nghe"}),
    ],
)
@pytest.mark.parametrize("status", ["draft", "retired"])
def test_only_published_entries_enter_the_book(base: Path, path: str, kind: str, left: set[str], status: str) -> None:
    change(base, path, "status: published", f"status: {status}")

    assert set(getattr(load_book(base), kind)) == left


def test_phrases_commands_places_and_danger_are_read(base: Path) -> None:
    book = load_book(base)

    assert book.replies["welcome"].kind is ReplyKind.SMALLTALK
    assert len(book.replies["welcome"].variants) == 2
    assert book.replies["welcome"].choices[1].payload == "reply:help"
    assert isinstance(book.replies["welcome"].choices[0], Choice)
    assert book.commands["gapthayco"] == Command("", "handoff")
    assert book.places["nghe-an"].names.found_in(phrase_line("o nghe an"))
    assert book.vocabulary.role_marks[Role.PUPIL].found_in(phrase_line("em hoc lop 9"))
    assert book.danger.assess("bi danh") is DangerLevel.HIGH


@pytest.mark.parametrize("status", ["draft", "retired"])
def test_only_published_answers_enter_the_book(base: Path, status: str) -> None:
    change(base, "content/answers/topic/second.yml", "status: published", f"status: {status}")

    assert set(load_book(base).answers) == {"topic/first"}


def test_another_text_is_another_version(base: Path) -> None:
    before = load_book(base).version
    change(base, "content/answers/topic/first.yml", "label: H", "label: Ch")

    assert len(before) == 12
    assert load_book(base).version != before
    assert load_book(base).version == load_book(base).version


def test_another_file_name_is_another_version(base: Path) -> None:
    before = load_book(base).version
    (base / "content/institutions/nghe_an/mau.yml").rename(base / "content/institutions/nghe_an/mau_2.yml")

    assert load_book(base).version != before


def test_the_lock_that_an_editor_leaves_beside_a_file_is_passed_over(base: Path) -> None:
    before = load_book(base).version
    (base / "content/.#places.yml").symlink_to("lan@laptop.1234")

    assert load_book(base).version == before


@pytest.mark.parametrize(
    ("path", "longest"),
    [
        ("content/benefits/half_fee.yml", 56),
        ("content/institutions/nghe_an/mau.yml", 44),
        ("content/paths/after_grade_9/thpt.yml", 45),
        ("content/provisions/law-zero.yml", 52),
    ],
)
def test_no_entry_has_a_name_too_long_for_its_button(base: Path, path: str, longest: int) -> None:
    entry = base / path
    text = entry.read_text(encoding="utf-8")
    for length, refused in ((longest, []), (longest + 1, ["payload-too-long"])):
        entry.unlink()
        entry = entry.with_name("a" * length + ".yml")
        entry.write_text(text, encoding="utf-8")
        assert [problem.code for problem in check_references(read_content(base)[0]) if problem.code == "payload-too-long"] == refused


@pytest.mark.parametrize("question", ["q" * 48, "q" * 56])
def test_no_question_has_a_name_too_long_for_its_buttons(base: Path, question: str) -> None:
    change(base, "content/household.yml", "household:\n", f"{question}:\n")

    codes = [problem.code for problem in check_references(read_content(base)[0])]
    assert codes == ["payload-too-long"]


def test_a_ground_without_its_condition_is_refused(base: Path) -> None:
    change(base, FULL_FEE, "when: {household: poor}", "when: null")

    with pytest.raises(ContentError, match="condition-form"):
        load_book(base)


def test_a_benefit_without_condition_is_for_everybody(base: Path) -> None:
    change(base, FULL_FEE, "when: {level: [thpt, college]}", "when:")

    assert load_book(base).benefits["full_fee"].rule.when == ALWAYS


def test_error_tells_every_problem(base: Path) -> None:
    for name in ("first", "second"):
        change(base, f"content/answers/topic/{name}.yml", "when_overdue", "overdue")

    with pytest.raises(ContentError) as refused:
        load_book(base)

    assert [problem.path for problem in refused.value.problems] == [
        "content/answers/topic/first.yml",
        "content/answers/topic/first.yml",
        "content/answers/topic/second.yml",
        "content/answers/topic/second.yml",
    ]


def test_rules_lead_from_intent_to_steps(base: Path) -> None:
    assert load_rules(base) == {"greet": ("utter_reply_welcome",), "nlu_fallback": ("action_look_up",)}


def test_rule_of_another_form_is_refused(base: Path) -> None:
    change(base, "dialogue_policies/rules/all.yml", "- intent: greet", "- action: action_listen")

    with pytest.raises(ContentError):
        load_rules(base)


def test_sentences_come_with_their_intents(base: Path) -> None:
    sentences = load_sentences(base)

    assert len(sentences) == 32
    assert ("hoc phi truong mau", "topic_first") in sentences
    assert all(text == text.strip() and not text.startswith("-") for text, _ in sentences)


def test_sentences_of_a_broken_file_are_refused(base: Path) -> None:
    change(base, "nlu_data/intents/topic.yml", "examples: |", "example: |")

    with pytest.raises(ContentError):
        load_sentences(base)

"""What the book, the rules and the sentences look like once read from the tiny tree."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from bot.content_files import ContentError, load_book, load_rules, load_sentences
from bot.conversations import Choice, ReplyKind, Role
from bot.knowledge import Amount, Certainty, Citation, Command, DatedValue, SourceStatus, Unit, WhenOverdue
from bot.safety import DangerLevel
from bot.vietnamese import phrase_line
from tests.content.trees import change


def test_answer_becomes_a_value_of_the_domain(base: Path) -> None:
    answer = load_book(base).answers["topic/first"]

    assert answer.intent == "topic_first"
    assert answer.certainty is Certainty.CERTAIN
    assert answer.uncertain is None
    assert answer.text.startswith(answer.text.strip())
    assert answer.citations[0].source_id == "law-one"
    assert answer.amounts == {"half": Amount(Decimal(50), "fee")}
    assert (answer.checked_on, answer.review_by) == (date(2026, 11, 1), date(2027, 6, 1))
    assert answer.when_overdue is WhenOverdue.WARN
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
    assert load_rules(base) == {"greet": ("utter_reply_welcome",), "nlu_fallback": ("action_ask_back",)}


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

"""The real files, as a whole."""

from datetime import date
from pathlib import Path

from bot.content_files import check, load_rules, load_sentences, render
from bot.conversations import Memory
from bot.dialogue import RulePolicy, Understanding
from bot.knowledge import Book


def test_real_files_have_no_errors(root: Path, day: date) -> None:
    report = check(root, day)

    assert not report.has_errors, render(report)


def test_every_intent_leads_to_something_to_say(root: Path, book: Book) -> None:
    policy = RulePolicy(load_rules(root), sure_from=0.5, lead=0.1)

    for intent in {intent for _, intent in load_sentences(root)}:
        assert policy.sayings(book, Understanding("small", ((intent, 1.0),)), Memory()), intent

"""Every item of the real content, each under its own name."""

from datetime import date
from pathlib import Path

import pytest

from bot.content_files.content import read_content
from bot.conversations import Reply, ReplyKind, Role
from bot.knowledge import Asker, Book, WhenOverdue, word_answer, word_reply
from bot.knowledge.wording import fill, print_citation
from bot.vietnamese import fold, phrase_line

ROOT = Path(__file__).parents[2]
CONTENT, _ = read_content(ROOT)
ANSWERS = [name for name, _ in CONTENT.published()]
ROLES = [Role.PUPIL, Role.PARENT]
LONGEST_LABEL = 34


@pytest.mark.parametrize("name", ANSWERS)
def test_answer_has_sources_that_print(book: Book, name: str) -> None:
    citations = book.answers[name].citations

    assert citations
    for citation in citations:
        line = print_citation(book, citation)
        assert "None" not in line
        assert not has_braces(line)


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("name", ANSWERS)
def test_answer_is_worded(book: Book, day: date, name: str, role: Role) -> None:
    reply = word_answer(book, book.answers[name], Asker(role), day)

    assert reply.answer_id == name
    assert reply.kind in {ReplyKind.ANSWER, ReplyKind.UNCERTAIN}
    assert_finished(reply)


@pytest.mark.parametrize("name", ANSWERS)
def test_answer_is_marked_or_withheld_once_overdue(book: Book, name: str) -> None:
    answer = book.answers[name]
    later = date(answer.review_by.year + 1, 1, 1)

    reply = word_answer(book, answer, Asker(Role.PARENT), later)

    assert reply.kind is ReplyKind.UNCERTAIN
    assert (answer.title in reply.text) or answer.when_overdue is WhenOverdue.WARN
    assert_finished(reply)


@pytest.mark.parametrize("name", sorted(CONTENT.sources.items))
def test_source_says_what_it_is(book: Book, name: str) -> None:
    source = book.sources[name]

    assert source.about
    assert source.kind in book.vocabulary.kinds
    assert source.url or source.number or source.issuer


@pytest.mark.parametrize("name", sorted(CONTENT.values.items))
def test_value_holds_and_prints(book: Book, day: date, name: str) -> None:
    value = book.values[name].on(day)

    assert value.value > 0
    assert value.source_id in book.sources
    assert not has_braces(fill(book, f"{{{name}}}", Asker(), day))


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("name", sorted(CONTENT.replies.items))
def test_reply_is_worded(book: Book, day: date, name: str, role: Role) -> None:
    for turn in range(len(book.replies[name].variants)):
        assert_finished(word_reply(book, name, Asker(role, turn), day))


@pytest.mark.parametrize("name", sorted(CONTENT.places.items))
def test_place_is_found_by_its_name(book: Book, name: str) -> None:
    place = book.places[name]

    assert place.names.found_in(phrase_line(place.name))
    assert place.names.found_in(phrase_line(fold(place.name)))


def assert_finished(reply: Reply) -> None:
    """Nothing is left to fill in, and every button can be read."""
    assert reply.text.strip()
    assert not has_braces(reply.text, *reply.sources)
    assert all(0 < len(choice.label) <= LONGEST_LABEL for choice in reply.choices)


def has_braces(*texts: str) -> bool:
    """Tell whether a placeholder was left unfilled."""
    return any("{" in text or "}" in text for text in texts)

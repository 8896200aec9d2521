"""Every item of the real content, each under its own name."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from itertools import combinations
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from bot.content_files.content import read_content
from bot.content_files.phrase_checks import samples
from bot.conversations import MAX_LABEL, MAX_PAYLOAD, Memory, Reply, ReplyKind, Role
from bot.dialogue.cues import notice
from bot.eligibility import Assessment, Outcome
from bot.knowledge import Book, FactKind, Review, Stage, WhenOverdue
from bot.vietnamese import fold, phrase_line
from bot.wording import (
    Asker,
    Voice,
    print_citation,
    print_date,
    word_answer,
    word_benefit,
    word_comparison,
    word_institution,
    word_not_due,
    word_outcome,
    word_path,
    word_paths,
    word_provision,
    word_question,
    word_reply,
)

ROOT = Path(__file__).parents[2]
CONTENT, _ = read_content(ROOT)
ANSWERS = [name for name, _ in CONTENT.published()]
BENEFITS, INSTITUTIONS, PATHS = (sorted(entries.items) for entries in (CONTENT.benefits, CONTENT.institutions, CONTENT.paths))
PROVISIONS = [f"{name}/{number}" for name, item in CONTENT.provisions for number in range(1, len(item.shape.clauses) + 1)]
SAID = [(name, phrase) for name, item in CONTENT.former_names for phrase in item.shape.said]
ORDERS = {stage: sorted(item.shape.order for name, item in CONTENT.paths if name.startswith(f"{stage}/")) for stage in Stage}
COMPARISONS = [(stage, chosen) for stage in Stage for number in (2, 3) for chosen in combinations(ORDERS[stage], number)]
ROLES = [Role.PUPIL, Role.PARENT]
LONGEST_REPLY = 3900


class Telling(NamedTuple):
    """How entries of a kind are told.

    Attributes:
        word: words one of them.
        name: the field that every reply shows.
        fact: a field that a withheld entry does not show.
    """

    word: Callable[[Voice, Any], Reply]
    name: str
    fact: str


TOLD = {
    "benefits": Telling(lambda voice, benefit: word_benefit(voice, benefit, None), "title", "apply"),
    "institutions": Telling(word_institution, "name", "ask"),
    "paths": Telling(word_path, "title", "gets"),
    "provisions": Telling(word_provision, "title", "text"),
}
NAMES = {"benefits": BENEFITS, "institutions": INSTITUTIONS, "paths": PATHS, "provisions": PROVISIONS}
ENTRIES = [(kind, name) for kind, names in NAMES.items() for name in names]


@pytest.fixture
def voice(book: Book, day: date) -> Voice:
    """Speak to a parent today."""
    return Voice(book, day, Asker(Role.PARENT))


def speaking_to(role: Role, book: Book, day: date) -> Voice:
    """Speak to somebody else."""
    return Voice(book, day, Asker(role))


# Answers, sources, figures, phrases, places.


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
    reply = word_answer(speaking_to(role, book, day), book.answers[name])

    assert reply.answer_id == name
    assert reply.kind in {ReplyKind.ANSWER, ReplyKind.UNCERTAIN}
    assert_finished(reply)


@pytest.mark.parametrize("name", ANSWERS)
def test_answer_is_marked_or_withheld_once_overdue(book: Book, name: str) -> None:
    answer = book.answers[name]
    later = date(answer.review.review_by.year + 1, 1, 1)

    reply = word_answer(Voice(book, later), answer)

    assert reply.kind is ReplyKind.UNCERTAIN
    assert (answer.title in reply.text) or answer.review.when_overdue is WhenOverdue.WARN
    assert_finished(reply)


@pytest.mark.parametrize("name", sorted(CONTENT.sources.items))
def test_source_says_what_it_is(book: Book, name: str) -> None:
    source = book.sources[name]

    assert source.about
    assert source.kind in book.vocabulary.kinds
    assert source.url or source.number or source.issuer


@pytest.mark.parametrize("name", sorted(CONTENT.values.items))
def test_value_holds_and_prints(voice: Voice, day: date, name: str) -> None:
    value = voice.book.values[name].on(day)

    assert value.value > 0
    assert value.source_id in voice.book.sources
    assert not has_braces(voice.fill(f"{{{name}}}"))


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("name", sorted(CONTENT.replies.items))
def test_reply_is_worded(book: Book, day: date, name: str, role: Role) -> None:
    for turn in range(len(book.replies[name].variants)):
        assert_finished(word_reply(Voice(book, day, Asker(role, turn)), name))


@pytest.mark.parametrize("name", sorted(CONTENT.places.items))
def test_place_is_found_by_its_name(book: Book, name: str) -> None:
    place = book.places[name]

    assert len(place.label) <= MAX_LABEL
    assert place.names.found_in(phrase_line(place.name))
    assert place.names.found_in(phrase_line(fold(place.name)))


# Benefits, institutions, paths and provisions alike.


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize(("kind", "name"), ENTRIES)
def test_entry_is_worded_under_its_name(book: Book, day: date, kind: str, name: str, role: Role) -> None:
    entry = getattr(book, kind)[name]
    reply = TOLD[kind].word(speaking_to(role, book, day), entry)

    assert getattr(entry, TOLD[kind].name) in reply.text
    assert_cited(reply)


@pytest.mark.parametrize(("kind", "name"), ENTRIES)
def test_entry_is_marked_or_withheld_once_overdue(book: Book, kind: str, name: str) -> None:
    entry = getattr(book, kind)[name]
    voice = overdue(book, entry.review)

    assert_told_or_withheld(TOLD[kind].word(voice, entry), entry.review, voice.fill(getattr(entry, TOLD[kind].fact)))


# Benefits and the guide that leads to them.


@pytest.mark.parametrize("name", [name for name, item in CONTENT.benefits if item.shape.grounds])
def test_benefit_is_worded_for_each_of_its_grounds(voice: Voice, name: str) -> None:
    benefit = voice.book.benefits[name]

    for number, ground in enumerate(benefit.grounds):
        reply = word_benefit(voice, benefit, Assessment(Outcome.DUE, number))
        assert voice.fill(ground.because) in reply.text
        assert ground.at in reply.sources[0]
        assert_cited(reply)


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("name", BENEFITS)
def test_guide_tells_of_the_benefit_whatever_comes_out(book: Book, day: date, name: str, role: Role) -> None:
    voice = speaking_to(role, book, day)
    higher = next(other for other in book.benefits if other != name)
    household = {question.id: question.options[0].id for question in book.questions}
    asked = frozenset(household)

    for outcome in (Outcome.DUE, Outcome.POSSIBLE):
        reply = word_outcome(voice, assessed(book, name, Assessment(outcome)), is_kept=False)
        assert f"benefit:{name}" in {choice.payload for choice in reply.choices}
        assert_finished(reply)
    for ruled_out in (Assessment(Outcome.NOT_DUE, because=asked), Assessment(Outcome.NOT_DUE, instead=higher)):
        others = Assessment(Outcome.DUE)
        reply = word_not_due(voice, assessed(book, name, ruled_out, others), household)
        assert book.benefits[name].title in reply.text
        assert_finished(reply)


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("name", sorted(CONTENT.questions.items))
def test_question_has_options_that_fit_their_buttons(book: Book, day: date, name: str, role: Role) -> None:
    question = next(question for question in book.questions if question.id == name)
    reply = word_question(speaking_to(role, book, day), question, {})

    assert len(question.options) >= 2
    assert len({option.label for option in question.options}) == len(question.options)
    assert all(0 < len(option.label) <= MAX_LABEL for option in question.options)
    assert_finished(reply)


# Institutions.


@pytest.mark.parametrize("name", INSTITUTIONS)
def test_institution_tells_every_fact_with_its_date_and_source(voice: Voice, name: str) -> None:
    institution = voice.book.institutions[name]
    reply = word_institution(voice, institution)

    for fact in institution.facts:
        assert voice.fill(fact.text) in reply.text
        assert fact.as_of in reply.text
        assert {print_citation(voice.book, citation) for citation in fact.citations} <= set(reply.sources)


@pytest.mark.parametrize("name", INSTITUTIONS)
def test_institution_is_found_by_each_of_its_names(book: Book, name: str) -> None:
    institution = book.institutions[name]
    nicknames = (sample for phrase in institution.also_called for sample in samples(phrase))

    for called in (institution.name, *institution.formerly, *nicknames):
        assert notice(book, called, Memory()).institution == name, called
        assert notice(book, fold(called), Memory()).institution == name, called


@pytest.mark.parametrize("name", INSTITUTIONS)
def test_institution_stands_in_the_folder_of_its_province(book: Book, name: str) -> None:
    assert name.partition("/")[0].replace("_", "-") == book.institutions[name].place


@pytest.mark.parametrize("kind", list(FactKind))
def test_kind_of_fact_has_its_word(book: Book, kind: FactKind) -> None:
    assert book.vocabulary.phrases[f"about_{kind}"]


# Paths.


@pytest.mark.parametrize(("stage", "orders"), COMPARISONS, ids=[f"{stage}/{'+'.join(map(str, orders))}" for stage, orders in COMPARISONS])
def test_paths_of_a_stage_are_compared(voice: Voice, stage: Stage, orders: tuple[int, ...]) -> None:
    compared = [path for path in voice.book.paths_of(stage) if path.order in orders]
    reply = word_comparison(voice, stage, orders)

    assert all(reply.text.count(f"• {path.label}: ") == 5 for path in compared)
    assert all((path.label in reply.text.split("\n\n")[-1]) for path in compared if path.uncertain)
    assert_cited(reply)


@pytest.mark.parametrize("stage", list(Stage))
def test_all_paths_of_a_stage_are_offered(voice: Voice, stage: Stage) -> None:
    reply = word_paths(voice, stage)
    offered = {choice.payload for choice in reply.choices}

    assert {f"path:{path.id}" for path in voice.book.paths_of(stage)} <= offered
    assert len({path.label for path in voice.book.paths_of(stage)}) == len(ORDERS[stage])
    assert_cited(reply)


@pytest.mark.parametrize("name", PATHS)
def test_path_is_marked_where_it_is_compared_once_overdue(book: Book, name: str) -> None:
    path = book.paths[name]
    orders = [path.order, next(order for order in ORDERS[path.stage] if order != path.order)]

    assert path.label in word_comparison(overdue(book, path.review), path.stage, orders).text.split("\n\n")[-1]


# Provisions.


@pytest.mark.parametrize("name", PROVISIONS)
def test_provision_says_where_it_stands(voice: Voice, name: str) -> None:
    provision = voice.book.provisions[name]

    assert provision.at in word_provision(voice, provision).sources[0]


@pytest.mark.parametrize("name", sorted(CONTENT.provisions.items))
def test_provisions_stand_in_the_file_of_their_document(name: str) -> None:
    assert CONTENT.provisions.items[name].shape.source == name


# Former names.


@pytest.mark.parametrize(("name", "phrase"), SAID)
def test_former_name_is_found_as_people_say_it(book: Book, name: str, phrase: str) -> None:
    former = next(former for former in book.former_names if former.id == name)

    for sample in samples(phrase):
        assert former.said.found_in(phrase_line(sample))
        assert former.said.found_in(phrase_line(fold(sample)))


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("name", sorted(CONTENT.former_names.items))
def test_former_name_is_explained(book: Book, day: date, name: str, role: Role) -> None:
    former = next(former for former in book.former_names if former.id == name)
    voice = speaking_to(role, book, day)
    note = voice.phrase("former_name", now=voice.fill(former.now))

    assert not has_braces(note, *(print_citation(book, citation) for citation in former.citations))
    assert former.citations


# Buttons that stand together can be told apart.


@pytest.mark.parametrize("kind", ["answers", "benefits", "institutions", "paths"])
def test_no_two_buttons_of_a_kind_read_the_same(book: Book, kind: str) -> None:
    entries: Mapping[str, Any] = getattr(book, kind)

    assert len({fold(entry.label) for entry in entries.values()}) == len(entries)


def assessed(book: Book, name: str, assessment: Assessment, others: Assessment | None = None) -> dict[str, Assessment]:
    """Return what came out for one benefit, and something else for all others."""
    return dict.fromkeys(book.benefits, others or Assessment(Outcome.NOT_DUE)) | {name: assessment}


def overdue(book: Book, review: Review) -> Voice:
    """Speak on the day after a review date."""
    return Voice(book, review.review_by + timedelta(days=1), Asker(Role.PARENT))


def assert_told_or_withheld(reply: Reply, review: Review, fact: str) -> None:
    """An overdue entry says when it was checked; a withheld one says nothing else."""
    assert reply.kind is ReplyKind.UNCERTAIN
    assert print_date(review.checked_on) in reply.text
    assert (fact in reply.text) is (review.when_overdue is WhenOverdue.WARN)
    assert_finished(reply)


def assert_cited(reply: Reply) -> None:
    """A reply with facts is finished, says where they are from and when they were checked, and fits one message."""
    assert_finished(reply)
    assert reply.sources
    assert reply.checked_on
    assert len("\n".join([reply.text, *reply.sources])) <= LONGEST_REPLY


def assert_finished(reply: Reply) -> None:
    """Nothing is left to fill in, and every button can be read and sent."""
    assert reply.text.strip()
    assert not has_braces(reply.text, *reply.sources)
    assert "None" not in "\n".join([reply.text, *reply.sources])
    assert all(0 < len(choice.label) <= MAX_LABEL for choice in reply.choices)
    assert all(len(choice.payload.encode()) <= MAX_PAYLOAD for choice in reply.choices)
    assert len({choice.payload for choice in reply.choices}) == len(reply.choices)


def has_braces(*texts: str) -> bool:
    """Tell whether a placeholder was left unfilled."""
    return any("{" in text or "}" in text for text in texts)

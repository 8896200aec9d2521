"""Wording: an answer or phrase of the book as one reply, for this asker, on this day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from bot.conversations import Choice, Reply, ReplyKind, Role
from bot.knowledge.answer import Answer, Certainty, Citation, WhenOverdue
from bot.knowledge.book import Book
from bot.knowledge.dated import Unit
from bot.knowledge.source import Source, SourceStatus

HANDOFF_PAYLOAD = "handoff"
FORGET_PAYLOAD = "forget"
_MAX_SEE_ALSO = 3


@dataclass(frozen=True, slots=True)
class Asker:
    """Whom a reply is worded for.

    Attributes:
        role: pupil or parent; decides the forms of address.
        turn: number of the turn, which picks among a phrase's variants.
        place: id of the province they spoke of, if they did.
    """

    role: Role = Role.UNKNOWN
    turn: int = 0
    place: str | None = None


def word_answer(book: Book, answer: Answer, asker: Asker, today: date) -> Reply:
    """Word `answer` as it may be said on `today`: figures computed, doubts told, overdue facts marked or withheld."""
    if answer.is_overdue(today) and answer.when_overdue is WhenOverdue.WITHHOLD:
        return _withheld(book, answer, asker, today)
    amounts = _amounts(book, answer, today)
    paragraphs = [*_elsewhere(book, answer, asker, today), fill(book, answer.text, asker, today, **amounts)]
    if answer.uncertain:
        doubt = fill(book, answer.uncertain, asker, today, **amounts)
        paragraphs.append(book.vocabulary.phrases["doubt"].format(doubt=doubt))
    if answer.is_overdue(today):
        overdue = book.vocabulary.phrases["overdue"]
        paragraphs.append(fill(book, overdue, asker, today, checked_on=print_date(answer.checked_on)))
    unsure = answer.certainty is Certainty.UNSURE or answer.is_overdue(today)
    return Reply(
        kind=ReplyKind.UNCERTAIN if unsure else ReplyKind.ANSWER,
        text="\n\n".join(paragraphs),
        sources=tuple(print_citation(book, citation) for citation in answer.citations),
        choices=word_choices(book, answer.see_also) + ((handoff_choice(book),) if unsure else ()),
        answer_id=answer.id,
        checked_on=answer.checked_on,
    )


def word_reply(book: Book, name: str, asker: Asker, today: date) -> Reply:
    """Word the bot's own phrase `name`; its variants take turns."""
    phrase = book.replies[name]
    variant = phrase.variants[asker.turn % len(phrase.variants)]
    return Reply(kind=phrase.kind, text=fill(book, variant, asker, today), choices=phrase.choices)


def word_choices(book: Book, answer_ids: Iterable[str]) -> tuple[Choice, ...]:
    """Return buttons for the published answers among `answer_ids`, three at most."""
    published = [book.answers[answer_id] for answer_id in answer_ids if answer_id in book.answers]
    return tuple(Choice(answer.label, f"answer:{answer.id}") for answer in published[:_MAX_SEE_ALSO])


def handoff_choice(book: Book) -> Choice:
    """Return the button that asks for a person."""
    return Choice(book.vocabulary.phrases["handoff_label"], HANDOFF_PAYLOAD)


def fill(book: Book, text: str, asker: Asker, today: date, **more: str) -> str:
    """Put forms of address, figures of the day and `more` in the place of the placeholders of `text`."""
    words = dict(book.vocabulary.address[asker.role.value])
    capitalised = {name.capitalize(): word[:1].upper() + word[1:] for name, word in words.items()}
    wanted = (series for name, series in book.values.items() if f"{{{name}}}" in text)
    figures = {series.name: _print_figure(book, series.on(today).value, series.unit) for series in wanted}
    return text.strip().format_map(words | capitalised | figures | more)


def print_citation(book: Book, citation: Citation) -> str:
    """Return one printed line: document, article, date and whether it holds; or page, publisher and address."""
    source = book.sources[citation.source_id]
    name = " ".join(part for part in (book.vocabulary.kinds[source.kind], source.number) if part)
    about = book.vocabulary.phrases["about"].format(about=source.about)
    place = f", {citation.at}" if citation.at else ""
    issuer = f" - {source.issuer}" if source.issuer and (source.url or not source.number) else ""
    facts = "; ".join(_source_facts(book, source))
    address = f" {source.url}" if source.url else ""
    return f"{name} {about}{issuer}{place}{f' ({facts})' if facts else ''}{address}"


def print_date(day: date) -> str:
    """Return `day` as Vietnamese documents print it, 03/09/2025."""
    return f"{day:%d/%m/%Y}"


def _source_facts(book: Book, source: Source) -> Iterable[str]:
    phrases = book.vocabulary.phrases
    if source.issued_on:
        yield print_date(source.issued_on)
    elif source.effective_on:
        yield phrases["effective_on"].format(date=print_date(source.effective_on))
    if source.status is not SourceStatus.PUBLISHED:
        replaced = book.sources[source.replaced_by] if source.replaced_by else None
        if replaced:
            yield phrases["replaced_by"].format(kind=book.vocabulary.kinds[replaced.kind], number=replaced.number or replaced.about)
        else:
            yield book.vocabulary.statuses[source.status.value]
    if source.status_note:
        yield source.status_note


def _elsewhere(book: Book, answer: Answer, asker: Asker, today: date) -> Iterable[str]:
    """Say first that an answer is about another province than the one they spoke of."""
    if answer.place and asker.place and answer.place != asker.place:
        names = {"there": book.places[answer.place].name, "here": book.places[asker.place].name}
        yield fill(book, book.vocabulary.phrases["elsewhere"], asker, today, **names)


def _withheld(book: Book, answer: Answer, asker: Asker, today: date) -> Reply:
    withheld = book.vocabulary.phrases["withheld"]
    return Reply(
        kind=ReplyKind.UNCERTAIN,
        text=fill(book, withheld, asker, today, title=answer.title, checked_on=print_date(answer.checked_on)),
        sources=tuple(print_citation(book, citation) for citation in answer.citations),
        choices=(handoff_choice(book),),
        answer_id=answer.id,
        checked_on=answer.checked_on,
    )


def _amounts(book: Book, answer: Answer, today: date) -> dict[str, str]:
    printed = {}
    for name, amount in answer.amounts.items():
        series = book.values[amount.of]
        printed[name] = _print_figure(book, series.on(today).value * amount.percent / 100, series.unit)
    return printed


def _print_figure(book: Book, value: Decimal, unit: Unit) -> str:
    if unit is Unit.PERCENT:
        return f"{value.normalize():f}%".replace(".", ",")
    return book.vocabulary.phrases["dong"].format(value=f"{value:,.0f}".replace(",", "."))

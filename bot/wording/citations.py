"""Printed citations: what a reader sees of a source."""

from collections.abc import Iterable
from datetime import date

from bot.knowledge import Book, Citation, Source, SourceStatus


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

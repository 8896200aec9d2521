"""Sources and dated values: that they agree with themselves, with each other and with the answers on them."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from bot.content_files.content import Content
from bot.content_files.entry_parts import amounts, citations, doubt, entries, reviewed_entries, spoken_texts
from bot.content_files.entry_shapes import FormerNameShape, ProvisionsShape
from bot.content_files.items import Item
from bot.content_files.placeholders import placeholders
from bot.content_files.positions import Loc
from bot.content_files.problems import Problem
from bot.content_files.shape_problems import suggest
from bot.content_files.shapes import CitationShape, Confidence, DatedValueShape, SeriesShape, SourceShape
from bot.knowledge import Certainty, SourceStatus

_PAGES = frozenset({"press", "official_page"})
_WEAK = frozenset({SourceStatus.UNKNOWN, SourceStatus.ENDED, SourceStatus.REPLACED})


@dataclass(frozen=True, slots=True)
class Replaced:
    """A document that was replaced, and what still rests on it.

    Attributes:
        source: its id.
        by: the id of the document that replaced it.
        entries: the names of the published entries that cite it for what holds today.
    """

    source: str
    by: str
    entries: tuple[str, ...]


def replaced_sources(content: Content) -> list[Replaced]:
    """Return every replaced document on which published entries still rest, by its id."""
    resting: dict[str, list[str]] = defaultdict(list)
    for entry in reviewed_entries(content):
        if entry.is_published:
            for name in dict.fromkeys(citation.id for _, citation, _ in _out_of_date(content, entry.item)):
                resting[name].append(entry.name)
    sources = content.sources.items
    return [Replaced(name, sources[name].shape.replaced_by or "", tuple(resting[name])) for name in sorted(resting)]


def check_sources(content: Content) -> Iterator[Problem]:
    """Tell what is wrong with sources and values, and with how sure answers are that rest on them."""
    used = _used(content)
    all_read = all(kind.is_right for kind in content.resting_on_sources())
    for name, source in content.sources:
        yield from _source(content, source)
        if all_read and name not in used:
            yield source.key_problem((), "source-unused", name=name)
    for _, series in content.values:
        yield from _series(content, series)
    for item in entries(content):
        yield from _grounds(content, item)
    yield from _disputes(content)


def _used(content: Content) -> set[str]:
    by_entries = {citation.id for item in entries(content) for _, citation in citations(item)}
    by_values = {source for _, series in content.values for dated in series.shape.values.values() for source in _sources_of(dated)}
    by_sources = {source.shape.replaced_by for _, source in content.sources if source.shape.replaced_by}
    return by_entries | by_values | by_sources


def _source(content: Content, source: Item[SourceShape]) -> Iterator[Problem]:
    shape = source.shape
    kinds = content.vocabulary.shape.kinds if content.vocabulary else {shape.kind: ""}
    if shape.kind not in kinds:
        yield source.problem(("kind",), "kind-unknown", suggest(shape.kind, kinds), name=shape.kind)
    if shape.kind in _PAGES and not shape.url:
        yield source.key_problem((), "url-missing", kind=shape.kind)
    if shape.status is SourceStatus.REPLACED and not shape.replaced_by:
        yield source.problem(("status",), "replaced-by-missing")
    if shape.replaced_by:
        yield from _replacing(content, source, shape.replaced_by)


def _replacing(content: Content, source: Item[SourceShape], name: str) -> Iterator[Problem]:
    yield from content.sources.references(source, ("replaced_by",), name, "source-unknown")
    if source.shape.status is not SourceStatus.REPLACED:
        yield source.problem(("replaced_by",), "replaced-by-unexpected", status=source.shape.status)
    replacing = content.sources.items.get(name)
    if replacing and not replacing.shape.number:
        # The reply prints "replaced by" with kind and number.
        yield source.problem(("replaced_by",), "number-missing", name=name)


def _series(content: Content, series: Item[SeriesShape]) -> Iterator[Problem]:
    dates = list(series.shape.values)
    for since, dated in series.shape.values.items():
        loc = ("values", f"{since}")
        yield from content.sources.references(series, (*loc, "source"), dated.source, "source-unknown")
        if dated.disputed:
            yield from content.sources.references(series, (*loc, "disputed", "source"), dated.disputed.source, "source-unknown")
    for earlier, later in pairwise(dates):
        if later < earlier:
            yield series.key_problem(("values", f"{later}"), "dates-not-ascending", earlier=f"{earlier}")


def _sources_of(dated: DatedValueShape) -> Iterator[str]:
    yield dated.source
    if dated.disputed:
        yield dated.disputed.source


def _grounds(content: Content, item: Item[Any]) -> Iterator[Problem]:
    """Tell of certainty that the sources do not bear, and of every citation of a document that was replaced."""
    cited = [content.sources.items.get(citation.id) for _, citation in citations(item)]
    if not all(cited):
        return  # Told already: unknown, or itself not right.
    told = doubt(item)
    if told and told[0] is Certainty.CERTAIN and all(_is_weak(source.shape) for source in cited if source):
        yield item.problem(("certainty",), "certainty-too-high")
    for loc, citation, source in _out_of_date(content, item):
        yield item.problem(loc, "source-replaced", name=citation.id, by=source.replaced_by or "")


def _out_of_date(content: Content, item: Item[Any]) -> Iterator[tuple[Loc, CitationShape, SourceShape]]:
    """Go through the citations of documents that were replaced, but for those made for how things used to be."""
    if isinstance(item.shape, ProvisionsShape | FormerNameShape):
        return  # Both tell of how things used to be, and say so.
    for loc, citation in citations(item):
        source = content.sources.items.get(citation.id)
        if source and source.shape.status is SourceStatus.REPLACED and not citation.history:
            yield loc, citation, source.shape


def _disputes(content: Content) -> Iterator[Problem]:
    """Tell of entries that are certain of a figure on which two sources disagree."""
    disputed = {name for name, series in content.values if any(dated.disputed for dated in series.shape.values.values())}
    told: set[tuple[str, str]] = set()
    for item, _, text in spoken_texts(content):
        sure = doubt(item)
        shared = {amounts(item)[name].of for name in placeholders(text) if name in amounts(item)}
        for name in sorted(disputed & (placeholders(text) | shared)):
            if sure and sure[0] is Certainty.CERTAIN and (item.document.path, name) not in told:
                told.add((item.document.path, name))
                yield item.problem(("certainty",), "disputed-certain", name=name)


def _is_weak(source: SourceShape) -> bool:
    return source.status in _WEAK or source.certainty is Confidence.LOW

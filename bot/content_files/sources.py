"""Sources and dated values: that they agree with themselves, with each other and with the answers on them."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from bot.content_files.content import Content
from bot.content_files.entry_parts import amounts, citations, doubt, entries, spoken_texts
from bot.content_files.entry_shapes import FormerNameShape, ProvisionsShape
from bot.content_files.items import Item
from bot.content_files.placeholders import placeholders
from bot.content_files.problems import Problem
from bot.content_files.shape_problems import suggest
from bot.content_files.shapes import Confidence, DatedValueShape, SeriesShape, SourceShape
from bot.knowledge import Certainty, SourceStatus

_PAGES = frozenset({"press", "official_page"})
_WEAK = frozenset({SourceStatus.UNKNOWN, SourceStatus.ENDED, SourceStatus.REPLACED})


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
    cited = [(loc, citation, content.sources.items.get(citation.id)) for loc, citation in citations(item)]
    if not all(source for _, _, source in cited):
        return  # Told already: unknown, or itself not right.
    read = [(loc, citation, source.shape) for loc, citation, source in cited if source]
    told = doubt(item)
    if told and told[0] is Certainty.CERTAIN and all(_is_weak(source) for _, _, source in read):
        yield item.problem(("certainty",), "certainty-too-high")
    if isinstance(item.shape, ProvisionsShape | FormerNameShape):
        return  # Both tell of how things used to be, and say so.
    for loc, citation, source in read:
        if source.status is SourceStatus.REPLACED and not citation.history:
            yield item.problem(loc, "source-replaced", name=citation.id, by=source.replaced_by or "")


def _disputes(content: Content) -> Iterator[Problem]:
    """Tell of entries that are certain of a figure on which two sources disagree."""
    disputed = {name for name, series in content.values if any(dated.disputed for dated in series.shape.values.values())}
    for item, _, text in spoken_texts(content):
        told = doubt(item)
        shared = {amounts(item)[name].of for name in placeholders(text) if name in amounts(item)}
        found = disputed & (placeholders(text) | shared)
        if told and told[0] is Certainty.CERTAIN and found:
            yield item.problem(("certainty",), "disputed-certain", name=min(found))


def _is_weak(source: SourceShape) -> bool:
    return source.status in _WEAK or source.certainty is Confidence.LOW

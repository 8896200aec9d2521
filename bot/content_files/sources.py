"""Sources and dated values: that they agree with themselves, with each other and with the answers on them."""

from collections.abc import Iterator
from itertools import pairwise

from bot.content_files.content import Content
from bot.content_files.items import Item
from bot.content_files.problems import Problem
from bot.content_files.shape_problems import suggest
from bot.content_files.shapes import AnswerShape, Confidence, SeriesShape, SourceShape
from bot.knowledge import Certainty, SourceStatus

_PAGES = frozenset({"press", "official_page"})
_WEAK = frozenset({SourceStatus.UNKNOWN, SourceStatus.ENDED, SourceStatus.REPLACED})


def check_sources(content: Content) -> Iterator[Problem]:
    """Tell what is wrong with sources and values, and with how sure answers are that rest on them."""
    used = _used(content)
    all_read = all(entries.is_right for entries in (content.answers, content.values, content.sources))
    for name, source in content.sources:
        yield from _source(content, source)
        if all_read and name not in used:
            yield source.key_problem((), "source-unused", name=name)
    for _, series in content.values:
        yield from _series(content, series)
    for _, answer in content.answers:
        yield from _grounds(content, answer)


def _used(content: Content) -> set[str]:
    by_answers = {citation.id for _, answer in content.answers for citation in answer.shape.sources}
    by_values = {dated.source for _, series in content.values for dated in series.shape.values.values()}
    by_sources = {source.shape.replaced_by for _, source in content.sources if source.shape.replaced_by}
    return by_answers | by_values | by_sources


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
        yield from content.sources.references(series, ("values", f"{since}", "source"), dated.source, "source-unknown")
    for earlier, later in pairwise(dates):
        if later < earlier:
            yield series.key_problem(("values", f"{later}"), "dates-not-ascending", earlier=f"{earlier}")


def _grounds(content: Content, answer: Item[AnswerShape]) -> Iterator[Problem]:
    sources = [content.sources.items.get(citation.id) for citation in answer.shape.sources]
    read = [source.shape for source in sources if source]
    if len(read) < len(sources):
        return  # Told already: unknown, or itself not right.
    if answer.shape.certainty is Certainty.CERTAIN and all(_is_weak(source) for source in read):
        yield answer.problem(("certainty",), "certainty-too-high")
    if any(source.status is SourceStatus.IN_FORCE for source in read):
        return
    for number, source in enumerate(read):
        if source.status is SourceStatus.REPLACED:
            name = answer.shape.sources[number].id
            yield answer.problem(("sources", number), "source-replaced", name=name, by=source.replaced_by or "")


def _is_weak(source: SourceShape) -> bool:
    return source.status in _WEAK or source.certainty is Confidence.LOW

"""Lookups: the names of places, schools, occupations and roles, gathered from wherever each of them is typed once."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from typing import Any

from pydantic import BaseModel

from bot.content_files.content import Content
from bot.content_files.items import Entries, Item
from bot.content_files.positions import Loc
from bot.content_files.problems import Problem
from bot.content_files.shape_problems import suggest
from bot.content_files.shapes import Status
from bot.knowledge import Lookup, LookupKind
from bot.vietnamese import fold, syllables

_STAR = "*"


@dataclass(frozen=True, slots=True)
class _Named:
    """A phrase that names a thing, and where it stands."""

    kind: LookupKind
    value: str
    item: Item[Any]
    loc: Loc
    phrase: str

    @property
    def key(self) -> str:
        return Lookup(self.kind, self.value, ()).key

    @property
    def line(self) -> str:
        document = self.item.document
        return f"{document.path}:{document.position(self.item.loc + self.loc).line}"


def build_lookups(content: Content) -> tuple[Lookup, ...]:
    """Return everything that has names, each with all of them."""
    gathered: dict[tuple[LookupKind, str], dict[str, None]] = {}
    for named in _all_named(content):
        gathered.setdefault((named.kind, named.value), {}).update(dict.fromkeys(readings(named.phrase)))
    return tuple(Lookup(kind, value, tuple(names)) for (kind, value), names in gathered.items())


def check_lookups(content: Content) -> Iterator[Problem]:
    """Tell of names that two things share, at least without their diacritics, and of occupations in a group nobody knows."""
    yield from _shared_names(content)
    groups = content.vocabulary.shape.occupation_groups if content.vocabulary else None
    for _, occupation in content.occupations:
        group = occupation.shape.group
        if groups is not None and group not in groups:
            yield occupation.problem(("group",), "group-unknown", suggest(group, groups), name=group)


def _shared_names(content: Content) -> Iterator[Problem]:
    first: dict[str, _Named] = {}
    for named in _all_named(content):
        for name in readings(named.phrase):
            earlier = first.setdefault(fold(name), named)
            if earlier.key != named.key:
                yield named.item.problem(named.loc, "lookup-name-twice", name=name, other=earlier.key, place=earlier.line)
                break


def readings(phrase: str) -> list[str]:
    """Return the names that a phrase stands for: "trường a/b * c" is "trường a c" and "trường b c"."""
    words = [word.split("/") for word in phrase.lower().split() if word != _STAR]
    return [" ".join(chosen) for chosen in product(*words)]


def _all_named(content: Content) -> Iterator[_Named]:
    yield from _entries(content.places, LookupKind.PLACE)
    yield from _entries(content.provinces, LookupKind.PLACE)
    yield from _entries(content.occupations, LookupKind.OCCUPATION)
    yield from _institutions(content)
    if content.vocabulary:
        yield from _listed(content.vocabulary, "school_kinds", LookupKind.SCHOOL_KIND)
        yield from _listed(content.vocabulary, "role_marks", LookupKind.ROLE)


def _entries(entries: Entries[Any], kind: LookupKind) -> Iterator[_Named]:
    for value, item in entries:
        for number, phrase in enumerate(item.shape.also_called):
            yield _Named(kind, value, item, ("also_called", number), phrase)


def _institutions(content: Content) -> Iterator[_Named]:
    """Go through the institutions that readers may see; their printed names are names too, without dashes and commas."""
    for value, item in content.institutions:
        if item.shape.status is Status.PUBLISHED:
            printed = [(("name",), item.shape.name), *((("formerly", number), name) for number, name in enumerate(item.shape.formerly))]
            for loc, name in printed:
                yield _Named(LookupKind.INSTITUTION, value, item, loc, " ".join(syllables(name)))
            for number, phrase in enumerate(item.shape.also_called):
                yield _Named(LookupKind.INSTITUTION, value, item, ("also_called", number), phrase)


def _listed(vocabulary: Item[Any], key: str, kind: LookupKind) -> Iterator[_Named]:
    """Go through one part of the vocabulary whose keys are the values and hold lists of phrases."""
    part: BaseModel = getattr(vocabulary.shape, key)
    for value, phrases in part:
        for number, phrase in enumerate(phrases):
            yield _Named(kind, value, vocabulary, (key, value, number), phrase)

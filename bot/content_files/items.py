"""Items: the things that files hold, each with the place it was read from."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from pydantic import BaseModel

from bot.content_files.documents import Data, Document
from bot.content_files.positions import Loc
from bot.content_files.problems import Problem
from bot.content_files.shape_problems import suggest, validate


@dataclass(frozen=True, slots=True)
class Item[Model: BaseModel]:
    """One thing of the content, with the place it was read from."""

    shape: Model
    document: Document
    loc: Loc = ()

    @property
    def line(self) -> str:
        """Where it starts, `path:line`."""
        return f"{self.document.path}:{self.document.position(self.loc).line}"

    def problem(self, loc: Loc, code: str, suggestion: str | None = None, **values: str) -> Problem:
        """Return a problem of the value at `loc` below this item."""
        return self.document.problem(self.loc + loc, code, suggestion, **values)

    def key_problem(self, loc: Loc, code: str, suggestion: str | None = None, **values: str) -> Problem:
        """Return a problem of the key at `loc` below this item."""
        return self.document.key_problem(self.loc + loc, code, suggestion, **values)

    def text_problem(self, loc: Loc, offset: int, code: str, suggestion: str | None = None, **values: str) -> Problem:
        """Return a problem at character `offset` of the text at `loc` below this item."""
        return self.document.text_problem(self.loc + loc, offset, code, suggestion, **values)


@dataclass(slots=True)
class Entries[Model: BaseModel]:
    """Things of one kind by name.

    Attributes:
        model: their shape.
        names: what their names look like.
        items: those whose shape is right.
        known: the names of all, so that a slip inside one does not make others' references to it wrong.
        whole: whether all their files could be read; else nobody can say that a name is unknown.
    """

    model: type[Model]
    names: re.Pattern[str]
    items: dict[str, Item[Model]] = field(default_factory=dict)
    known: set[str] = field(default_factory=set)
    whole: bool = True

    def __iter__(self) -> Iterator[tuple[str, Item[Model]]]:
        """Go through names and items."""
        return iter(self.items.items())

    @property
    def is_right(self) -> bool:
        """Whether every one of them could be read."""
        return self.whole and len(self.items) == len(self.known)

    def lacks(self, name: str) -> bool:
        """Tell whether there certainly is no such thing."""
        return self.whole and name not in self.known

    def references(self, item: Item[BaseModel], loc: Loc, name: str, code: str) -> Iterator[Problem]:
        """Tell if `name`, standing at `loc` of `item`, names none of these."""
        if self.lacks(name):
            yield item.problem(loc, code, suggest(name, self.known), name=name)

    def take_file(self, document: Document) -> Iterator[Problem]:
        """Keep every entry of a file that maps names to entries."""
        if not isinstance(document.data, dict):
            self.whole = False
            yield document.problem((), "type-mapping", key=document.path, typed="")
            return
        for name, entry in document.data.items():
            if not self.names.fullmatch(name):
                yield document.key_problem((name,), "name-wrong", key=name, typed=name)
            elif name in self.known:
                yield document.key_problem((name,), "name-twice", name=name)
            else:
                yield from self.take(name, document, entry, (name,))

    def take(self, name: str, document: Document, entry: Data, loc: Loc = ()) -> list[Problem]:
        """Keep one entry, or tell what is wrong with it."""
        self.known.add(name)
        shape, problems = validate(document, self.model, entry, loc)
        if shape is not None:
            self.items[name] = Item(shape, document, loc)
        return problems

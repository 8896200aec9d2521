"""Documents: one YAML file read with the place of everything in it. First pass of the check: syntax."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml
from yaml import MappingNode, Node, ScalarNode, SequenceNode

from bot.content_files.positions import Loc, Position, find, position_inside, position_of, position_of_value
from bot.content_files.problems import Problem

type Data = str | list[Data] | dict[str, Data] | None
"""What a file says, all scalars as typed: `no` stays "no", and the models decide what is a date or a figure."""

_NULL = "tag:yaml.org,2002:null"


@dataclass(frozen=True, slots=True)
class Document:
    """One YAML file that could be parsed.

    Attributes:
        path: from the root of the project, with forward slashes.
        lines: the file as typed, line by line.
        root: its top node, which knows the place of everything below.
        data: what it says.
    """

    path: str
    lines: list[str]
    root: Node
    data: Data

    def position(self, loc: Loc) -> Position:
        """Return the place of the value at `loc`, or of the nearest value above it."""
        return position_of_value(find(self.root, loc))

    def problem(self, loc: Loc, code: str, suggestion: str | None = None, **values: str) -> Problem:
        """Return a problem of the value at `loc`."""
        return Problem(self.path, *self.position(loc), code, values, suggestion)

    def key_problem(self, loc: Loc, code: str, suggestion: str | None = None, **values: str) -> Problem:
        """Return a problem of the key at `loc`."""
        found = find(self.root, loc)
        return Problem(self.path, *position_of(found.key or found.value), code, values, suggestion)

    def text_problem(self, loc: Loc, offset: int, code: str, suggestion: str | None = None, **values: str) -> Problem:
        """Return a problem of the text at `loc`, at its character `offset`."""
        place = position_inside(find(self.root, loc).value, self.lines, offset)
        return Problem(self.path, *place, code, values, suggestion)


def read_document(root: Path, path: str) -> tuple[Document | None, list[Problem]]:
    """Read and parse one file; a file that cannot be parsed gives its problems instead."""
    try:
        text = (root / path).read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        return None, [Problem(path, 1, 1, "not-utf-8")]
    lines = text.splitlines()
    for number, line in enumerate(lines, 1):
        if "\t" in line:
            return None, [Problem(path, number, line.index("\t") + 1, "tab")]
    return _parse(path, text, lines)


def _parse(path: str, text: str, lines: list[str]) -> tuple[Document | None, list[Problem]]:
    try:
        node = yaml.compose(text, Loader=yaml.CSafeLoader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        place = Position(mark.line + 1, mark.column + 1) if mark else Position(1, 1)
        return None, [Problem(path, *place, "yaml-syntax", {"reason": getattr(error, "problem", None) or str(error)})]
    if node is None:
        return None, [Problem(path, 1, 1, "file-empty")]
    if problems := list(_unreadable(path, node, frozenset())):
        return None, problems
    problems = list(_repeated_keys(path, node))
    return Document(path, lines, node, _plain(node)), problems


def _unreadable(path: str, node: Node, above: frozenset[int]) -> Iterator[Problem]:
    """Find what YAML allows and no file of ours means: a key that is not a word, an alias of what it stands in."""
    if id(node) in above:
        yield Problem(path, *position_of(node), "alias-of-itself")
        return
    above |= {id(node)}
    if isinstance(node, MappingNode):
        for key, value in node.value:
            if not isinstance(key, ScalarNode):
                yield Problem(path, *position_of(key), "key-not-a-word")
            yield from _unreadable(path, value, above)
    elif isinstance(node, SequenceNode):
        for item in node.value:
            yield from _unreadable(path, item, above)


def _repeated_keys(path: str, node: Node) -> Iterator[Problem]:
    if isinstance(node, MappingNode):
        first: dict[str, Node] = {}
        for key, value in node.value:
            earlier = first.setdefault(key.value, key)
            if earlier is not key:
                yield Problem(path, *position_of(key), "key-twice", {"key": key.value, "line": str(position_of(earlier).line)})
            yield from _repeated_keys(path, value)
    elif isinstance(node, SequenceNode):
        for item in node.value:
            yield from _repeated_keys(path, item)


def _plain(node: Node) -> Data:
    if isinstance(node, MappingNode):
        plain: dict[str, Data] = {}
        for key, value in node.value:
            plain.setdefault(key.value, _plain(value))
        return plain
    if isinstance(node, SequenceNode):
        return [_plain(item) for item in node.value]
    return None if node.tag == _NULL else str(node.value)

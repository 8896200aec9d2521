"""Positions: the line and column of a value, a key, or a spot inside a block of text."""

from typing import NamedTuple

from yaml import CollectionNode, MappingNode, Node, ScalarNode, SequenceNode

type Loc = tuple[str | int, ...]
"""The way to a value from the top of a file: keys and indices, as pydantic reports them."""


class Position(NamedTuple):
    """A place in a file, both counted from 1."""

    line: int
    column: int


class Found(NamedTuple):
    """Where a walk down a file ended: the key that led there, if any, and the value."""

    key: Node | None
    value: Node


def find(root: Node, loc: Loc) -> Found:
    """Walk down `loc` as far as the file goes."""
    found = Found(None, root)
    for step in loc:
        below = _below(found.value, step)
        if below is None:
            break
        found = below
    return found


def position_of(node: Node) -> Position:
    """Return where `node` starts."""
    return Position(node.start_mark.line + 1, node.start_mark.column + 1)


def position_of_value(found: Found) -> Position:
    """Return where a reader looks for a value: a block under a key is looked for at its key."""
    is_block = isinstance(found.value, CollectionNode) and not found.value.flow_style
    return position_of(found.key if found.key is not None and is_block else found.value)


def position_inside(node: Node, lines: list[str], offset: int) -> Position:
    """Return the place of character `offset` of a text; texts on one line are known by their start only."""
    if not isinstance(node, ScalarNode) or node.style != "|":
        return position_of(node)
    before = node.value[:offset]
    first = node.start_mark.line + 1
    indent = next((len(line) - len(line.lstrip()) for line in lines[first:] if line.strip()), 0)
    line = first + before.count("\n")
    return Position(line + 1, indent + len(before.rpartition("\n")[2]) + 1)


def _below(node: Node, step: str | int) -> Found | None:
    if isinstance(node, MappingNode):
        return next((Found(key, value) for key, value in node.value if key.value == str(step)), None)
    if isinstance(node, SequenceNode) and isinstance(step, int) and step < len(node.value):
        return Found(None, node.value[step])
    return None

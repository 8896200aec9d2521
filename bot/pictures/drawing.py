"""A drawing: rectangles, lines and texts, each with its place and size, before it becomes a file."""

from dataclasses import dataclass

from bot.pictures.letters import Font


@dataclass(frozen=True, slots=True)
class Rectangle:
    """A filled box, with an edge if `stroke` names a colour; `radius` rounds its corners."""

    x: float
    y: float
    width: float
    height: float
    fill: str
    stroke: str | None = None
    radius: float = 0.0


@dataclass(frozen=True, slots=True)
class Line:
    """A straight line, one unit wide."""

    x1: float
    y1: float
    x2: float
    y2: float
    colour: str


@dataclass(frozen=True, slots=True)
class Text:
    """One line of text.

    Attributes:
        x: where it begins.
        y: its baseline.
        text: the words.
        font: how large and how heavy.
        colour: of the letters.
        width: how far it reaches, so that every reader's letters keep to it.
    """

    x: float
    y: float
    text: str
    font: Font
    colour: str
    width: float


type Shape = Rectangle | Line | Text


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture in units of a phone's screen.

    Attributes:
        width: of the whole.
        height: of the whole.
        background: its colour.
        shapes: from the lowest to the topmost.
        title: what it is, for those who do not see it.
        description: everything written on it, for the same.
    """

    width: int
    height: int
    background: str
    shapes: tuple[Shape, ...]
    title: str
    description: str

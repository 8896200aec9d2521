"""Blocks: shapes that stand together, with the height they take up."""

from collections.abc import Iterable
from dataclasses import dataclass

from bot.pictures.drawing import Rectangle, Shape, Text
from bot.pictures.letters import Font, width_of
from bot.pictures.palette import CARE, CARE_LINE, ON_CARE
from bot.pictures.wrapping import wrap

# In sizes of the font. Capitals with two marks reach 1.22 above the baseline, the longest tails 0.26 below it.
LEADING = 1.5
BASELINE = 1.22
MARK_SIZE = 17.0

_MARK = "?"
_MARK_GAP = 6.0
_MARK_BASELINE = 0.76


@dataclass(frozen=True, slots=True)
class Place:
    """Where a block begins, and how wide it may be."""

    x: float
    top: float
    width: float

    def moved(self, right: float = 0.0, down: float = 0.0) -> "Place":
        """Return the place that begins further right and down, and ends at the same edge."""
        return Place(self.x + right, self.top + down, self.width - right)

    def narrowed(self, by: float) -> "Place":
        """Return the place without a margin on either side."""
        return Place(self.x + by, self.top, self.width - 2 * by)


@dataclass(frozen=True, slots=True)
class Block:
    """Shapes in their places, and the height from the top of the block to its end."""

    shapes: tuple[Shape, ...]
    height: float


@dataclass(frozen=True, slots=True)
class Ink:
    """A font and its colour."""

    font: Font
    colour: str

    @property
    def leading(self) -> float:
        """The height of a line."""
        return self.font.size * LEADING


_MARK_INK = Ink(Font(12.5, is_bold=True), ON_CARE)


def set_text(text: str, place: Place, ink: Ink) -> Block:
    """Set `text` in as many lines as it takes."""
    lines = wrap(text, place.width, ink.font)
    first = place.top + ink.font.size * BASELINE
    shapes = (
        Text(place.x, first + number * ink.leading, line, ink.font, ink.colour, width_of(line, ink.font))
        for number, line in enumerate(lines)
    )
    return Block(tuple(shapes), len(lines) * ink.leading)


def set_label(text: str, place: Place, ink: Ink, *, is_marked: bool) -> Block:
    """Set `text`, and behind its last word the mark, below it where there is no room."""
    words = set_text(text, place, ink)
    if not is_marked:
        return words
    ends = [shape.x + shape.width for shape in words.shapes if isinstance(shape, Text)]
    aside = ends[-1] + _MARK_GAP - place.x
    if aside + MARK_SIZE <= place.width:
        # A unit lower than the middle of the line, which is the middle of its small letters.
        down = words.height - (ink.leading + MARK_SIZE) / 2 + 1
        return Block((*words.shapes, *set_mark(place.moved(aside, down)).shapes), words.height)
    mark = set_mark(place.moved(down=words.height + _MARK_GAP / 3))
    return Block((*words.shapes, *mark.shapes), words.height + mark.height + _MARK_GAP)


def set_mark(place: Place) -> Block:
    """Set the mark of what is unsure."""
    wide = width_of(_MARK, _MARK_INK.font)
    disc = Rectangle(place.x, place.top, MARK_SIZE, MARK_SIZE, CARE, CARE_LINE, MARK_SIZE / 2)
    baseline = place.top + MARK_SIZE * _MARK_BASELINE
    sign = Text(place.x + (MARK_SIZE - wide) / 2, baseline, _MARK, _MARK_INK.font, _MARK_INK.colour, wide)
    return Block((disc, sign), MARK_SIZE)


def joined(blocks: Iterable[Block]) -> tuple[Shape, ...]:
    """Return the shapes of all blocks."""
    return tuple(shape for block in blocks for shape in block.shapes)

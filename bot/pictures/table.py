"""A table: two or three paths side by side, the names of the rows on strips above each row."""

from dataclasses import dataclass

from bot.pictures.blocks import Block, Ink, Place, joined, set_label, set_text
from bot.pictures.drawing import Line, Rectangle, Shape
from bot.pictures.letters import Font
from bot.pictures.palette import INK, LINE, MUTED, PURPLE, SURFACE, TINT
from bot.pictures.sheet import Column, Sheet
from bot.pictures.wrapping import is_cut, wrap

# By the number of columns.
_LABEL = {2: Ink(Font(16, is_bold=True), PURPLE), 3: Ink(Font(14, is_bold=True), PURPLE)}
_TEXT = {2: Ink(Font(14), INK), 3: Ink(Font(13), INK)}
_HEADING = Ink(Font(12), MUTED)
_MOST_LINES = 4
_PADDING = 8.0
_ABOVE, _BELOW = 4.0, 8.0
_STRIP_GAP = 2.0
_RADIUS = 10.0


@dataclass(frozen=True, slots=True)
class _Grid:
    """The columns' places."""

    columns: tuple[Column, ...]
    place: Place

    @property
    def cells(self) -> list[tuple[Column, Place]]:
        """The columns, each with the place of its texts."""
        return [
            (column, Place(edge, self.place.top, self._wide).narrowed(_PADDING))
            for column, edge in zip(self.columns, self._edges, strict=True)
        ]

    def lines(self, top: float, height: float) -> tuple[Shape, ...]:
        """Return the lines between the columns."""
        return tuple(Line(edge, top, edge, top + height, LINE) for edge in self._edges[1:])

    def moved(self, down: float) -> "_Grid":
        """Return the columns' places further down."""
        return _Grid(self.columns, self.place.moved(down=down))

    @property
    def _wide(self) -> float:
        return self.place.width / len(self.columns)

    @property
    def _edges(self) -> list[float]:
        return [self.place.x + self._wide * number for number in range(len(self.columns))]


def is_readable(sheet: Sheet, place: Place) -> bool:
    """Tell whether the columns fit beside each other with no word cut and no cell a tower of lines."""
    count = len(sheet.columns)
    if count not in _TEXT:
        return False
    inner = Place(0, 0, place.width / count).narrowed(_PADDING).width
    labels = ((column.label, _LABEL[count].font) for column in sheet.columns)
    texts = ((text, _TEXT[count].font) for column in sheet.columns for text in column.texts)
    return all(not is_cut(text, inner, font) and len(wrap(text, inner, font)) <= _MOST_LINES for text, font in (*labels, *texts))


def lay_out(sheet: Sheet, place: Place) -> Block:
    """Lay the columns of `sheet` out side by side; there are two or three."""
    grid = _Grid(sheet.columns, place)
    laid = [_head(grid)]
    down = laid[0].height
    for number, heading in enumerate(sheet.headings):
        strip = _strip(heading, place.moved(down=down))
        row = _row(number, grid.moved(down + strip.height))
        laid += [strip, row]
        down += strip.height + row.height
    box = Rectangle(place.x, place.top, place.width, down, SURFACE, LINE, _RADIUS)
    return Block((box, *joined(laid)), down)


def _head(grid: _Grid) -> Block:
    """Set the paths' names."""
    ink = _LABEL[len(grid.columns)]
    return _lined(
        grid, [set_label(column.label, place.moved(down=_ABOVE), ink, is_marked=column.is_unsure) for column, place in grid.cells]
    )


def _row(number: int, grid: _Grid) -> Block:
    """Set what the paths have in one row."""
    ink = _TEXT[len(grid.columns)]
    return _lined(grid, [set_text(column.texts[number], place.moved(down=_ABOVE), ink) for column, place in grid.cells if column.texts])


def _lined(grid: _Grid, blocks: list[Block]) -> Block:
    height = max((block.height for block in blocks), default=0.0) + _ABOVE + _BELOW
    return Block(grid.lines(grid.place.top, height) + joined(blocks), height)


def _strip(heading: str, place: Place) -> Block:
    """Set the name of a row across the table."""
    words = set_text(heading, place.narrowed(_PADDING).moved(down=_STRIP_GAP), _HEADING)
    strip = Rectangle(place.x + 1, place.top, place.width - 2, words.height + 2 * _STRIP_GAP, TINT)
    return Block((strip, *words.shapes), strip.height)

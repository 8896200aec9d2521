"""Cards: each path on its own, one below the other, with the names of the rows at the left."""

from bot.pictures.blocks import BASELINE, Block, Ink, Place, joined, set_label, set_text
from bot.pictures.drawing import Rectangle
from bot.pictures.letters import Font, width_of
from bot.pictures.palette import INK, LINE, MUTED, PURPLE, SURFACE
from bot.pictures.sheet import Column, Sheet

_LABEL = Ink(Font(16, is_bold=True), PURPLE)
_HEADING = Ink(Font(12), MUTED)
_TEXT = Ink(Font(14), INK)
_PADDING = 12.0
_ABOVE, _BELOW = 5.0, 9.0
_GAP = 8.0
_RADIUS = 10.0
_WIDEST_HEADING = 0.3
# So that a heading stands on the line of its text.
_DROP = (_TEXT.font.size - _HEADING.font.size) * BASELINE


def lay_out(sheet: Sheet, place: Place) -> Block:
    """Lay the columns of `sheet` out as cards."""
    laid: list[Block] = []
    down = 0.0
    for column in sheet.columns:
        laid.append(_card(sheet, column, place.moved(down=down)))
        down += laid[-1].height + _GAP
    return Block(joined(laid), down - _GAP)


def _card(sheet: Sheet, column: Column, place: Place) -> Block:
    inner = place.narrowed(_PADDING).moved(down=_ABOVE)
    label = set_label(column.label, inner, _LABEL, is_marked=column.is_unsure)
    rows = _rows(sheet, column, inner.moved(down=label.height))
    box = Rectangle(place.x, place.top, place.width, _ABOVE + label.height + rows.height + _BELOW, SURFACE, LINE, _RADIUS)
    return Block((box, *label.shapes, *rows.shapes), box.height)


def _rows(sheet: Sheet, column: Column, place: Place) -> Block:
    aside = min(max(width_of(heading, _HEADING.font) for heading in sheet.headings), place.width * _WIDEST_HEADING)
    laid: list[Block] = []
    down = 0.0
    for name, words in zip(sheet.headings, column.texts, strict=False):
        heading = set_text(name, Place(place.x, place.top + down + _DROP, aside), _HEADING)
        text = set_text(words, place.moved(aside + _GAP, down), _TEXT)
        laid += [heading, text]
        down += max(heading.height + _DROP, text.height)
    return Block(joined(laid), down)

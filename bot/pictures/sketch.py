"""Laying out: a sheet as a drawing as wide as a phone, with cards one below the other, or as a table of two or three columns."""

from math import ceil

from bot.pictures import cards, table
from bot.pictures.blocks import MARK_SIZE, Block, Ink, Place, joined, set_mark, set_text
from bot.pictures.drawing import Drawing, Rectangle
from bot.pictures.letters import Font
from bot.pictures.palette import CARE_PALE, MUTED, ON_CARE, ON_PURPLE, PAPER, PURPLE
from bot.pictures.sheet import Sheet

WIDTH = 360

_TITLE = Ink(Font(20, is_bold=True), ON_PURPLE)
_LEGEND = Ink(Font(12), ON_CARE)
_FOOTER = Ink(Font(12), MUTED)
_EDGE = 10.0
_INDENT = 14.0
_GAP = 8.0
_HALF_GAP = 4.0


def sketch(sheet: Sheet) -> Drawing:
    """Lay out `sheet`: two or three paths side by side where that stays readable, else each on a card."""
    head = _head(sheet)
    place = Place(0, head.height + _EDGE, WIDTH).narrowed(_EDGE)
    body = (table if table.is_readable(sheet, place) else cards).lay_out(sheet, place)
    end = place.top + body.height + _GAP
    footer = set_text(sheet.footer, Place(0, end, WIDTH).narrowed(_INDENT), _FOOTER)
    return Drawing(
        width=WIDTH,
        height=ceil(end + footer.height + _GAP),
        background=PAPER,
        shapes=joined([head, body, footer]),
        title=sheet.caption,
        description=f"{sheet.description}\n{sheet.footer}",
    )


def _head(sheet: Sheet) -> Block:
    words = set_text(sheet.title, Place(0, _GAP, WIDTH).narrowed(_INDENT), _TITLE)
    band = Rectangle(0, 0, WIDTH, words.height + 2 * _GAP, PURPLE)
    legend = _legend(sheet, band.height)
    return Block((band, *words.shapes, *legend.shapes), band.height + legend.height)


def _legend(sheet: Sheet, top: float) -> Block:
    """Say what the mark means, above the first path that bears it."""
    if not any(column.is_unsure for column in sheet.columns):
        return Block((), 0.0)
    place = Place(0, top, WIDTH).narrowed(_INDENT)
    words = set_text(sheet.unsure, place.moved(MARK_SIZE + _GAP, _HALF_GAP), _LEGEND)
    band = Rectangle(0, top, WIDTH, words.height + _GAP, CARE_PALE)
    mark = set_mark(place.moved(down=(_LEGEND.leading + _GAP - MARK_SIZE) / 2))
    return Block((band, *mark.shapes, *words.shapes), band.height)

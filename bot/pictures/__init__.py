"""Pictures: the paths after a grade on one sheet, as PNG for chats and as SVG for pages, from the same drawing.

Start with `sheet`, what is written on it; `sketch` lays it out as a `drawing`, by the letters' widths from `letters`;
`svg` and `png` draw that; `pictures` finds a picture by the name that a reply gives.
"""

from bot.pictures.pictures import Pictures

__all__ = ["Pictures"]

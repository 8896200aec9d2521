"""The letters of the pictures: Be Vietnam Pro, under the Open Font License (`fonts/OFL.txt`), and their widths."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from PIL import ImageFont

SCALE = 2

_FOLDER = Path(__file__).parent / "fonts"
_FILES = {False: "BeVietnamPro-Regular.ttf", True: "BeVietnamPro-Bold.ttf"}


@dataclass(frozen=True, slots=True)
class Font:
    """How large letters are, in units of a drawing, and whether they are heavy."""

    size: float
    is_bold: bool = False


@lru_cache(maxsize=32)
def pillow_font(font: Font) -> ImageFont.FreeTypeFont:
    """Return the font as Pillow draws it, `SCALE` pixels for a unit."""
    # The basic layout: Vietnamese letters are whole in the font, and no other library decides how wide they are.
    return ImageFont.truetype(_FOLDER / _FILES[font.is_bold], font.size * SCALE, layout_engine=ImageFont.Layout.BASIC)


def width_of(text: str, font: Font) -> float:
    """Return how wide `text` is in units of a drawing."""
    return pillow_font(font).getlength(text) / SCALE

"""Finding a picture by its name, "after_grade_9/1+4", and keeping what was drawn."""

import re
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import pairwise
from threading import Lock

from bot.knowledge import Book, Path, Stage
from bot.pictures.drawing import Drawing
from bot.pictures.png import draw_png
from bot.pictures.sheet import write_sheet
from bot.pictures.sketch import sketch
from bot.pictures.svg import draw_svg
from bot.ports import BookShelf, Clock, PictureFrame
from bot.wording import Voice

# A stage, and places among its paths, ascending: one picture has one name.
_NAME = re.compile(r"([a-z0-9_]{1,32})/([1-9][0-9]?(?:\+[1-9][0-9]?){0,31})")
_KEPT = 64

type _Key = tuple[str, str, date]


@dataclass(frozen=True)
class _Picture:
    """A drawing, and the files made of it once they are asked for."""

    drawing: Drawing

    @cached_property
    def svg(self) -> str:
        return draw_svg(self.drawing)

    @cached_property
    def png(self) -> bytes:
        return draw_png(self.drawing)


class Pictures:
    """Draws the paths of the book in use, as they may be told on the day; may be called from threads."""

    def __init__(self, shelf: BookShelf, clock: Clock) -> None:
        """Draw from the book on `shelf`, as of the day that `clock` tells."""
        self._shelf = shelf
        self._clock = clock
        self._kept: dict[_Key, _Picture] = {}
        self._lock = Lock()

    def frame(self, name: str) -> PictureFrame | None:
        """Return what to know of the picture `name` before it is there; None when there is no such picture."""
        picture = self._find(name)
        return PictureFrame(picture.drawing.title, picture.drawing.width, picture.drawing.height) if picture else None

    def svg(self, name: str) -> str | None:
        """Return the picture `name` as the text of an SVG file; None when there is none."""
        picture = self._find(name)
        return picture.svg if picture else None

    def png(self, name: str) -> bytes | None:
        """Return the picture `name` as the bytes of a PNG file; None when there is none."""
        picture = self._find(name)
        return picture.png if picture else None

    def _find(self, name: str) -> _Picture | None:
        book, today = self._shelf.book, self._clock.today()
        paths = paths_named(book, name)
        if not paths:
            return None
        key = (book.version, name, today)
        with self._lock:
            picture = self._kept.pop(key, None) or _Picture(sketch(write_sheet(Voice(book, today), paths)))
            # Those asked for last stand last; the first is the one to forget.
            self._kept[key] = picture
            if len(self._kept) > _KEPT:
                del self._kept[next(iter(self._kept))]
        return picture


def paths_named(book: Book, name: str) -> tuple[Path, ...]:
    """Return the paths that the picture `name` shows; none for a name that names none."""
    found = _NAME.fullmatch(name)
    if not found or found[1] not in set(Stage):
        return ()
    orders = [int(order) for order in found[2].split("+")]
    paths = {path.order: path for path in book.paths_of(Stage(found[1]))}
    if not all(one < other for one, other in pairwise(orders)) or not paths.keys() >= set(orders):
        return ()
    return tuple(paths[order] for order in orders)

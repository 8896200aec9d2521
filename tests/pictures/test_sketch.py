"""The layout, by geometry: nothing reaches out of its box, no two texts touch."""

from itertools import combinations

import pytest

from bot.knowledge import Path, WhenOverdue
from bot.pictures.blocks import BASELINE, LEADING
from bot.pictures.drawing import Drawing, Line, Rectangle, Text
from bot.pictures.letters import width_of
from bot.pictures.sheet import write_sheet
from bot.pictures.sketch import WIDTH, sketch
from bot.wording import Voice
from tests.pictures.books import PATHS, TODAY, make_book, make_longest, overdue

FILLERS = {
    "one word of wide letters": "W",
    "wide words": "Mươ ",
    "one word of the widest capitals": "Ữ",
    "narrow letters": "i l ",
    "long words": "Nghiêng ",
    "short words": "à ô ",
}
CASES: dict[str, list[Path]] = {
    "one": [PATHS[0]],
    "two": list(PATHS[:2]),
    "three": list(PATHS[:3]),
    "all": list(PATHS[:4]),
    "withheld": [PATHS[0], overdue(PATHS[2], WhenOverdue.WITHHOLD)],
    "all withheld": [overdue(PATHS[0], WhenOverdue.WITHHOLD)] * 3,
    "none unsure": [PATHS[0], PATHS[2]],
} | {
    f"{count} of {name}": [make_longest(order + 1, filler) for order in range(count)]
    for name, filler in FILLERS.items()
    for count in (1, 2, 3, 7)
}

type Box = tuple[float, float, float, float]


def sketched(paths: list[Path]) -> Drawing:
    return sketch(write_sheet(Voice(make_book(paths), TODAY), paths))


def box_of(text: Text) -> Box:
    """Return left, top, right and bottom of the line that holds `text`."""
    top = text.y - text.font.size * BASELINE
    return text.x, top, text.x + text.width, top + text.font.size * LEADING


def is_mark(shape: object) -> bool:
    return isinstance(shape, Text) and shape.text == "?"


def contains(outer: Box, inner: Box, slack: float = 0.01) -> bool:
    return outer[0] - slack <= inner[0] and outer[1] - slack <= inner[1] and inner[2] <= outer[2] + slack and inner[3] <= outer[3] + slack


def overlap(one: Box, other: Box) -> bool:
    return min(one[2], other[2]) - max(one[0], other[0]) > 0.01 and min(one[3], other[3]) - max(one[1], other[1]) > 0.01


def rectangles(drawing: Drawing) -> list[Box]:
    return [(one.x, one.y, one.x + one.width, one.y + one.height) for one in drawing.shapes if isinstance(one, Rectangle)]


def columns_of(drawing: Drawing) -> int:
    return len({shape.x1 for shape in drawing.shapes if isinstance(shape, Line)}) + 1


@pytest.fixture(params=list(CASES.values()), ids=list(CASES))
def drawing(request: pytest.FixtureRequest) -> Drawing:
    return sketched(request.param)


def test_no_text_reaches_out_of_its_box(drawing: Drawing) -> None:
    texts = [shape for shape in drawing.shapes if isinstance(shape, Text) and not is_mark(shape)]
    sheet: Box = (0, 0, drawing.width, drawing.height)
    boxes = rectangles(drawing)

    for text in texts:
        box = box_of(text)
        assert contains(sheet, box)
        assert text.width == pytest.approx(width_of(text.text, text.font))
        # Whatever box a text begins in, it ends in.
        begun = [outer for outer in boxes if contains(outer, (box[0], box[1], box[0], box[1]))]
        assert all(contains(outer, box) for outer in begun)
        # Only the footer stands on the bare sheet.
        assert begun or text.y > max(outer[3] for outer in boxes)


def test_no_two_texts_touch(drawing: Drawing) -> None:
    texts = [shape for shape in drawing.shapes if isinstance(shape, Text) and not is_mark(shape)]

    assert [(one.text, other.text) for one, other in combinations(texts, 2) if overlap(box_of(one), box_of(other))] == []


def test_no_text_touches_a_mark_or_a_line_between_columns(drawing: Drawing) -> None:
    words = [box_of(shape) for shape in drawing.shapes if isinstance(shape, Text) and not is_mark(shape)]
    discs = [box for box in rectangles(drawing) if box[2] - box[0] == box[3] - box[1]]
    lines: list[Box] = [(one.x1 - 1, one.y1, one.x2 + 1, one.y2) for one in drawing.shapes if isinstance(one, Line)]

    assert not any(overlap(word, other) for word in words for other in (*discs, *lines))


def test_boxes_lie_beside_or_within_each_other(drawing: Drawing) -> None:
    for one, other in combinations(rectangles(drawing), 2):
        assert contains(one, other) or not overlap(one, other)


def test_everything_is_on_the_sheet_at_a_size_a_phone_shows(drawing: Drawing) -> None:
    sheet: Box = (0, 0, drawing.width, drawing.height)

    assert drawing.width == WIDTH
    assert all(contains(sheet, box) for box in rectangles(drawing))
    assert min(shape.font.size for shape in drawing.shapes if isinstance(shape, Text)) >= 12


@pytest.mark.parametrize(
    ("case", "columns"),
    [
        ("one", 1),
        ("two", 2),
        ("three", 3),
        ("all", 1),
        ("3 of short words", 3),
        ("2 of one word of wide letters", 1),
        ("3 of long words", 1),
    ],
)
def test_few_paths_stand_side_by_side_as_long_as_that_is_readable(case: str, columns: int) -> None:
    assert columns_of(sketched(CASES[case])) == columns


def test_every_word_is_there() -> None:
    path = make_longest(1, "Mươ ")
    words = " ".join(shape.text for shape in sketched([path]).shapes if isinstance(shape, Text))

    assert words.count("Mươ") == sum(
        text.count("Mươ") for text in (path.label, path.sketch.gets, path.sketch.takes, path.sketch.costs, path.sketch.leads_to)
    )


def test_mark_is_explained_once_and_only_where_it_is_used() -> None:
    unsure = [shape.text for shape in sketched(CASES["two"]).shapes if isinstance(shape, Text)]
    sure = [shape.text for shape in sketched(CASES["none unsure"]).shapes if isinstance(shape, Text)]

    assert (unsure.count("?"), sure.count("?")) == (2, 0)
    assert "có điều chưa chắc, em hỏi lại nhé" in unsure
    assert "có điều chưa chắc, em hỏi lại nhé" not in sure

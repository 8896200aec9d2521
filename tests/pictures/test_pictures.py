"""Pictures by name."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from bot.pictures import Pictures, pictures
from bot.wording.paths import picture_of
from tests.fakes.clock import FakeClock
from tests.fakes.shelf import OneBookShelf
from tests.pictures.books import PATHS, make_book, make_path

NAME = "after_grade_9/1+3"
A_DAY = 24 * 3600.0


@pytest.fixture
def shelf() -> OneBookShelf:
    return OneBookShelf(make_book())


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def drawn(shelf: OneBookShelf, clock: FakeClock) -> Pictures:
    return Pictures(shelf, clock)


def test_name_that_replies_give_is_known(drawn: Pictures) -> None:
    for paths in (PATHS[:4], PATHS[:2], PATHS[4:]):
        frame = drawn.frame(picture_of(paths))
        assert frame is not None
        assert all(path.label in frame.alt for path in paths)


def test_frame_tells_the_size_of_the_picture(drawn: Pictures) -> None:
    frame, svg, png = drawn.frame(NAME), drawn.svg(NAME), drawn.png(NAME)

    assert frame is not None
    assert svg is not None
    assert f'width="{frame.width}" height="{frame.height}"' in svg
    assert png is not None


@pytest.mark.parametrize(
    "name",
    [
        "",
        "/",
        "after_grade_9",
        "after_grade_9/",
        "after_grade_9/0",
        "after_grade_9/9",
        "after_grade_9/1+9",
        "after_grade_9/01",
        "after_grade_9/3+1",
        "after_grade_9/1+1",
        "after_grade_9/1+",
        "after_grade_9/+1",
        "after_grade_9/1 3",
        "after_grade_9/-1",
        "after_grade_9/1\n",
        "after_grade_9/\u0661",
        "after_grade_9/1+3.svg",
        "after_grade_9/" + "+".join(map(str, range(1, 99))),
        "after_grade_9/" + "1" * 5000,
        "AFTER_GRADE_9/1",
        "after_grade_10/1",
        "../after_grade_9/1",
        "after_grade_9/../../fonts/OFL.txt",
        "after_grade_12/3",
        "<script>/1",
        "after_grade_9\x00/1",
    ],
)
def test_name_of_nothing_or_worse_finds_nothing(drawn: Pictures, name: str) -> None:
    assert (drawn.frame(name), drawn.svg(name), drawn.png(name)) == (None, None, None)


def test_picture_is_drawn_once(drawn: Pictures) -> None:
    assert drawn.png(NAME) is drawn.png(NAME)
    assert drawn.svg(NAME) is drawn.svg(NAME)


def test_new_content_is_a_new_picture(drawn: Pictures, shelf: OneBookShelf) -> None:
    before = drawn.svg(NAME)
    shelf.book = make_book([make_path(1, "Nay khác"), PATHS[2]], version="2")

    assert "Nay khác" in (drawn.svg(NAME) or "")
    assert drawn.svg(NAME) != before
    assert drawn.svg("after_grade_9/1+2") is None


def test_next_day_is_a_new_picture(drawn: Pictures, clock: FakeClock) -> None:
    before = drawn.svg(NAME) or ""
    clock.let_pass(365 * A_DAY)

    after = drawn.svg(NAME) or ""
    assert ("chưa chắc" in before, "chưa chắc" in after) == (False, True)


def test_only_so_many_pictures_are_kept(drawn: Pictures, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "_KEPT", 2)
    first, second = drawn.svg("after_grade_9/1"), drawn.svg("after_grade_9/2")
    assert drawn.svg("after_grade_9/1") is first

    drawn.svg("after_grade_9/3")

    assert drawn.svg("after_grade_9/1") is first
    assert drawn.svg("after_grade_9/2") is not second


def test_threads_may_ask_at_once(drawn: Pictures) -> None:
    names = [f"after_grade_9/{order}" for order in (1, 2, 3, 4)] * 8
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(drawn.png, names))

    assert len({name: png for name, png in zip(names, found, strict=True) if png}) == 4
    assert len(set(found)) == 4

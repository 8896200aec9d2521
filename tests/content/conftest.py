"""What the tests of content share: the files, a day, and a tiny tree to break."""

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from bot.content_files import load_book
from bot.knowledge import Book
from tests.content.trees import change

_HERE = Path(__file__).parent
_REMOVED = ".removed"
_WITHOUT = ".without"

type Overlay = Callable[[str], Path]


@pytest.fixture(scope="session")
def root() -> Path:
    """The project, with the real files."""
    return _HERE.parents[1]


@pytest.fixture(scope="session")
def day() -> date:
    """The day the real files were last checked."""
    return date(2026, 11, 22)


@pytest.fixture(scope="session")
def book(root: Path) -> Book:
    """The real book."""
    return load_book(root)


@pytest.fixture
def base(tmp_path: Path) -> Path:
    """A copy of the tiny tree in which everything is right."""
    return shutil.copytree(_HERE / "base", tmp_path / "tree")


@pytest.fixture
def broken(base: Path) -> Overlay:
    """Lay the files of one broken case over the tiny tree.

    `x.yml.removed` takes `x.yml` away; `x.yml.without` takes its own text out of `x.yml`.
    """

    def lay_over(code: str) -> Path:
        shutil.copytree(_HERE / "broken" / code, base, dirs_exist_ok=True)
        for mark in list(base.rglob(f"*{_REMOVED}")):
            mark.with_name(mark.name.removesuffix(_REMOVED)).unlink()
            mark.unlink()
        for mark in list(base.rglob(f"*{_WITHOUT}")):
            change(base, str(mark.relative_to(base)).removesuffix(_WITHOUT), mark.read_text(encoding="utf-8"), "")
            mark.unlink()
        return base

    return lay_over

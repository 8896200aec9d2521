"""What the tests of content share: the files, a day, and a tiny tree to break."""

import shutil
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path

import pytest
import yaml

from bot.content_files import load_book
from bot.content_files.placeholders import PHRASES
from bot.content_files.references import REPLIES
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
    root = shutil.copytree(_HERE / "base", tmp_path / "tree")
    _add_needed_words(root)
    return root


def _add_needed_words(root: Path) -> None:
    """Add the phrases and replies that code needs and no test reads, so that a new one changes nothing here."""
    phrases = yaml.safe_load((root / "content/vocabulary.yml").read_text(encoding="utf-8"))["phrases"]
    needed = (f'  {name}: "{_any_words(filled)}"' for name, filled in PHRASES.items() if name not in phrases)
    change(root, "content/vocabulary.yml", "phrases:", "\n".join(["phrases:", *needed]))
    replies = {name for path in (root / "content/replies").iterdir() for name in yaml.safe_load(path.read_text(encoding="utf-8"))}
    with (root / "content/replies/needed.yml").open("w", encoding="utf-8") as file:
        file.writelines(f"{name}: {{kind: smalltalk, say: [x]}}\n" for name in REPLIES if name not in replies)


def _any_words(filled: Iterable[str]) -> str:
    return " ".join(["x", *(f"{{{name}}}" for name in sorted(filled))])


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

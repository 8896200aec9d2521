"""The direction of imports, and other house rules that code can hold."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.settings import ROOT

BOT = ROOT / "bot"

DOMAIN = {"vietnamese", "conversations", "safety", "eligibility", "quiz", "knowledge", "wording", "dialogue"}
ADAPTERS = {"channels", "storage", "understanding", "search", "content_files", "web", "pictures", "cli"}
# What each package may import of the others. A package that is not here may not exist.
MAY_IMPORT: dict[str, set[str]] = {
    "vietnamese": set(),
    "conversations": set(),
    "safety": {"vietnamese"},
    "eligibility": set(),
    "quiz": set(),
    "knowledge": {"vietnamese", "conversations", "safety", "eligibility"},
    "wording": {"conversations", "eligibility", "knowledge"},
    "dialogue": {"vietnamese", "conversations", "safety", "eligibility", "knowledge", "wording"},
    "entities": {"vietnamese"},
    "intent_model": {"vietnamese", "entities"},
    "ports": DOMAIN,
    "services": DOMAIN | {"ports"},
    "settings": set(),
    "processes": {"settings"},
    "channels": DOMAIN | {"ports"},
    "storage": DOMAIN | {"ports"},
    "understanding": DOMAIN | {"ports", "intent_model", "entities"},
    "search": {"vietnamese", "knowledge"},
    "content_files": DOMAIN,
    "pictures": DOMAIN | {"ports"},
    "evaluation": {"vietnamese", "entities", "dialogue"},
    # The web chat is a page and a channel: its pages speak the channel's own JSON.
    "web": DOMAIN | {"ports", "services", "channels"},
    "bootstrap": DOMAIN | ADAPTERS | {"ports", "services", "settings", "intent_model", "evaluation"},
    "cli": DOMAIN | ADAPTERS | {"ports", "services", "settings", "processes", "bootstrap", "evaluation"},
}
THE_STANDARD_LIBRARY_ONLY = DOMAIN | {"ports", "processes", "settings"}
LOOKED_FOR = {"entities/finding.py"}
"""Modules whose words are looked for in what people write, and never read by anybody."""
VIETNAMESE = re.compile(
    "[\N{LATIN SMALL LETTER D WITH STROKE}\N{LATIN SMALL LETTER O WITH HORN}\N{LATIN SMALL LETTER U WITH HORN}\u1ea0-\u1ef9]", re.IGNORECASE
)


def modules() -> list[Path]:
    """Return all modules of the program."""
    return sorted(path for path in BOT.rglob("*.py") if "versions" not in path.parts)


def package_of(path: Path) -> str:
    """Return the package, or single module, of the program that `path` belongs to."""
    return path.relative_to(BOT).parts[0].removesuffix(".py")


def imported(path: Path) -> Iterator[str]:
    """Yield the names of all modules that a file imports, wherever the import stands."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


def readable(path: Path) -> str:
    """Return the path as a test's id."""
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", modules(), ids=readable)
def test_imports_point_one_way(path: Path) -> None:
    if path == BOT / "__init__.py":
        return
    package = package_of(path)
    others = {name.split(".")[1] for name in imported(path) if name.startswith("bot.")} - {package}

    assert others <= MAY_IMPORT[package]


@pytest.mark.parametrize("path", [path for path in modules() if package_of(path) in THE_STANDARD_LIBRARY_ONLY], ids=readable)
def test_the_domain_stands_on_the_standard_library_alone(path: Path) -> None:
    import sys

    tops = {name.split(".")[0] for name in imported(path)}

    assert tops <= set(sys.stdlib_module_names) | {"bot"}


@pytest.mark.parametrize("path", [path for path in modules() if package_of(path) in DOMAIN], ids=readable)
def test_the_domain_has_no_clock_and_no_randomness(path: Path) -> None:
    calls = [node.func for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Call)]
    called = {function.attr for function in calls if isinstance(function, ast.Attribute)}

    assert {"random", "time", "secrets", "uuid"}.isdisjoint(imported(path))
    assert {"now", "today", "utcnow"}.isdisjoint(called)


@pytest.mark.parametrize("path", modules(), ids=readable)
def test_what_people_read_stands_in_content_and_not_in_code(path: Path) -> None:
    if path.relative_to(BOT).as_posix() in LOOKED_FOR:
        return
    source = path.read_text("utf-8")
    tree = ast.parse(source)
    docstrings = {id(node.body[0].value) for node in ast.walk(tree) if has_docstring(node)}  # type: ignore[attr-defined]  # checked there
    strings = [node for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)]

    # As written: a letter named by its Unicode name is no text.
    written = [ast.get_source_segment(source, node) or "" for node in strings if id(node) not in docstrings]
    assert [text for text in written if VIETNAMESE.search(text)] == []


def has_docstring(node: ast.AST) -> bool:
    """Tell whether `node` begins with a string that documents it, attributes' included."""
    body = getattr(node, "body", None)
    return isinstance(body, list) and bool(body) and isinstance(body[0], ast.Expr) and isinstance(body[0].value, ast.Constant)


@pytest.mark.parametrize("path", [path for path in modules() if package_of(path) != "storage"], ids=readable)
def test_sql_stands_in_storage_alone(path: Path) -> None:
    assert not any(name.split(".")[0] in {"sqlalchemy", "alembic", "sqlite3"} for name in imported(path))


@pytest.mark.parametrize(
    "path", [path for path in modules() if package_of(path) not in {"channels", "bootstrap", "settings", "cli"}], ids=readable
)
def test_telegram_is_known_to_its_channel_alone(path: Path) -> None:
    names = {node.id.lower() for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Name)}

    assert not any("telegram" in name.lower() for name in [*names, *imported(path)])


def test_shared_code_is_read_by_both_pythons() -> None:
    """Rasa's environment runs Python 3.10; newer syntax in what both share would break it at training."""
    for package in ("vietnamese", "intent_model"):
        for path in (BOT / package).glob("*.py"):
            ast.parse(path.read_text("utf-8"), feature_version=(3, 10))

"""Loading: the files under content/ as one book, or the reasons why not."""

import hashlib
from collections.abc import Iterable
from pathlib import Path

from bot.content_files.building import build_book
from bot.content_files.content import read_content, yaml_paths
from bot.content_files.content_checks import check_content
from bot.content_files.problems import ContentError, errors_among
from bot.knowledge import Book

_VERSION_LENGTH = 12


def load_book(root: Path) -> Book:
    """Read all content below `root` and return what is published of it.

    Raises:
        ContentError: a file has errors; a book is whole or not at all.
    """
    content, problems = read_content(root)
    errors = errors_among([*problems, *check_content(content)])
    words = content.words()
    if errors or words is None:
        raise ContentError(errors)
    return build_book(content, words, content_version(root))


def content_version(root: Path) -> str:
    """Return a short hash of the content files: another text or another name, another version."""
    return hash_of(root, yaml_paths(root, "content"))[:_VERSION_LENGTH]


def hash_of(root: Path, paths: Iterable[str]) -> str:
    """Return a hash of the files at `paths` below `root`, their names included: the name of an entry's file is its id."""
    digest = hashlib.sha256()
    for path in paths:
        digest.update(f"{path}\n".encode())
        digest.update((root / path).read_bytes())
    return digest.hexdigest()

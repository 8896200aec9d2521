"""Small changes to the tiny tree."""

from pathlib import Path


def change(root: Path, path: str, old: str, new: str) -> None:
    """Replace `old` by `new` in one file of a tree."""
    text = (root / path).read_text(encoding="utf-8")
    assert old in text
    (root / path).write_text(text.replace(old, new), encoding="utf-8")

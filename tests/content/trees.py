"""Small changes to the tiny tree."""

from pathlib import Path


def change(root: Path, path: str, old: str, new: str) -> None:
    """Replace `old` by `new` in one file of a tree."""
    text = (root / path).read_text(encoding="utf-8")
    assert old in text
    (root / path).write_text(text.replace(old, new), encoding="utf-8")


def dispute(root: Path, by: str = "page-one") -> None:
    """Let a second source say something else of the fee."""
    change(
        root, "content/values.yml", "1000000, source: law-one,", f"1000000, source: law-one, disputed: {{value: 1200000, source: {by}}},"
    )

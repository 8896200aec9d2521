"""The page of figures."""

from typing import Any

_WANTED = {
    ("content", "reading all content, seconds", "first"): 1,
    ("content", "laban check, seconds", "first"): 3,
    ("content", "search", "p95"): 5,
    ("content", "eligibility step", "p95"): 2,
    ("turns", "tap", "p95"): 5,
    ("turns", "small engine", "p95"): 8,
    ("turns", "Rasa", "p50"): 25,
    ("turns", "Rasa", "p95"): 60,
    ("turns", "Rasa, long conversation", "ratio"): 1.3,
    ("memory", "gateway"): 200,
    ("memory", "Rasa"): 700,
    ("memory", "seconds to the first answer"): 5,
}


def page(figures: dict[str, Any]) -> str:
    """Return the figures as a Markdown page."""
    lines = [
        "# Benchmarks",
        "",
        f"Measured on {figures['measured_on']} by `make bench` ({figures['machine']}, a shared machine).",
        "Times in milliseconds unless said.",
        "A turn runs from an event in the inbox to its replies committed in the outbox, on SQLite.",
        "",
        "| figure | measured | wanted at most |",
        "|---|--:|--:|",
    ]
    for path, value in [row for part in ("content", "turns", "memory") for row in _flat(figures[part], part)]:
        wanted = _WANTED.get(path)
        lines.append(f"| {', '.join(path[1:])} | {value:.2f} | {wanted if wanted is not None else ''} |")
    return "\n".join(lines) + "\n"


def _flat(tree: dict[str, Any], *path: str) -> list[tuple[tuple[str, ...], float]]:
    rows: list[tuple[tuple[str, ...], float]] = []
    for name, value in tree.items():
        rows += _flat(value, *path, name) if isinstance(value, dict) else [((*path, name), value)]
    return rows

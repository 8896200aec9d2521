"""Runs the benchmarks and writes their page and their JSON."""

import asyncio
import json
import os
import platform
import sys
from datetime import UTC, datetime
from pathlib import Path

import uvloop

from bench.content import measure_content
from bench.memory import measure_memory
from bench.report import page
from bench.turns import measure_turns
from bot.settings import ROOT, read_settings


def main() -> None:
    """Measure, write, and print the page."""
    settings = read_settings()
    figures = {
        "measured_on": datetime.now(UTC).date().isoformat(),
        "machine": f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}",
        "content": measure_content(settings),
        "turns": uvloop.run(measure_turns(settings)),
        "memory": asyncio.run(measure_memory(settings)),
    }
    (ROOT / "docs").mkdir(exist_ok=True)
    _write(ROOT / "docs" / "benchmarks.json", json.dumps(figures, indent=2) + "\n")
    _write(ROOT / "docs" / "benchmarks.md", page(figures))
    sys.stdout.write(page(figures))


def _write(path: Path, text: str) -> None:
    path.write_text(text, "utf-8")


main()

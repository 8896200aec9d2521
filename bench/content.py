"""How fast the content is: reading it, checking it, searching it, and one step of the eligibility guide."""

import statistics
import time
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date

import yaml

from bot.bootstrap.engines import load_edition
from bot.content_files import check
from bot.conversations import Memory
from bot.dialogue.guide import take_answer, take_step
from bot.eligibility import possible_options
from bot.ports import Edition
from bot.settings import ROOT, Settings
from bot.wording import Voice

_REPEATS = 5
_ON = date(2026, 11, 22)

type Figures = dict[str, float]


def measure_content(settings: Settings) -> dict[str, Figures]:
    """Return the figures of the content, in the units of their names."""
    loading = [_seconds(lambda: load_edition(settings)) for _ in range(_REPEATS)]
    checking = [_seconds(lambda: check(settings.root, _ON)) for _ in range(_REPEATS)]
    edition = load_edition(settings)
    return {
        "reading all content, seconds": {"first": loading[0], "median": statistics.median(loading)},
        "laban check, seconds": {"first": checking[0], "median": statistics.median(checking)},
        "search": _spread(_searches(edition)),
        "eligibility step": _spread(_steps(edition)),
    }


def _seconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def _spread(milliseconds: Iterable[float]) -> Figures:
    times = list(milliseconds)
    return {"p50": statistics.median(times), "p95": statistics.quantiles(times, n=20)[-1]}


def _searches(edition: Edition) -> Iterable[float]:
    questions: list[str] = [item["q"] for item in yaml.safe_load((ROOT / "tests/nlu/heldout.yml").read_text("utf-8"))]
    edition.search.find(questions[0])  # builds the index
    for question in questions * _REPEATS:
        yield 1000 * _seconds(lambda question=question: edition.search.find(question))  # type: ignore[misc]  # bound per loop


def _steps(edition: Edition) -> Iterable[float]:
    """Walk through the guide many ways: every option of every question is tapped at least once."""
    voice = Voice(edition.book, _ON)
    for turn in range(40):
        _, memory = take_step(voice, "restart", Memory())
        for question in edition.book.questions:
            if memory.guide is None:
                break
            options = possible_options(question, memory.guide.household)
            name = f"{question.id}:{options[turn % len(options)].id}"
            before = replace(memory)
            yield 1000 * _seconds(lambda name=name, before=before: take_answer(voice, name, before))  # type: ignore[misc]  # bound per loop
            _, memory = take_answer(voice, name, memory)

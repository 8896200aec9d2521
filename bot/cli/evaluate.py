"""`laban evaluate`: how well questions are understood, as a page, as JSON, and in a few lines."""

import argparse
import asyncio
import json
import os
import platform
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from bot.bootstrap.engines import Shelf, SystemClock, load_shelf
from bot.bootstrap.evaluating import (
    Papers,
    Sheets,
    compare,
    find_entities,
    learnt,
    mark,
    outside_told,
    read_papers,
    sharpen_held_out,
    sit,
    topics_of,
    validate,
)
from bot.bootstrap.examining import time_text
from bot.bootstrap.logs import log_quietly
from bot.cli.engines import interpreter_for
from bot.cli.main import refuse_content
from bot.cli.terminal import put, tell, text
from bot.cli.train import rasa_model
from bot.content_files import ContentError, render_problems
from bot.evaluation.entities import ALL_KINDS
from bot.evaluation.figures import About, Exam, Report, Validation, figures_of, tree_of
from bot.evaluation.report import decimal, percent, render
from bot.evaluation.telling import BrokenCaseError
from bot.processes.rasa_commands import rasa_program
from bot.processes.supervisor import CONFIGURATION_FAULT, StepFailedError
from bot.settings import Settings

_SMALL, _RASA = "small", "rasa"
_LENGTHS = (300, 20_000)
_LONG_TEXT = "em muon hoi hoc phi truong trung cap o vinh "


@dataclass(frozen=True, slots=True)
class _Examination:
    """What all engines made of the held-out questions, and what long texts cost the small one."""

    exams: tuple[Exam, ...]
    sheets: tuple[Sheets, ...]
    long_texts: Mapping[int, float]


def run(settings: Settings, arguments: argparse.Namespace) -> int:
    """Evaluate, write the report, and print its main figures."""
    log_quietly()
    if arguments.engine == _RASA and not rasa_program(settings).exists():
        tell("rasa_missing")
        return 1
    try:
        report = _evaluate(settings, arguments.engine)
    except ContentError as fault:
        return refuse_content(render_problems(fault.problems))
    except BrokenCaseError as fault:
        tell("evaluate_broken_case", case=fault)
        return CONFIGURATION_FAULT
    except StepFailedError:
        return 1
    _write(report, arguments.to or settings.var / "evaluation", arguments.figures)
    for line in _summary(report):
        put(line)
    return 0


def _evaluate(settings: Settings, engine: str) -> Report:
    started = time.perf_counter()
    shelf, papers = load_shelf(settings), read_papers(settings)
    topics = topics_of(shelf.book)
    tell("evaluate_begins", sentences=papers.asked, intents=papers.intents)
    validation = validate(papers, topics, lambda done, count: tell("evaluate_fold", done=done, count=count))
    examination = asyncio.run(_examine(settings, shelf, papers, topics, _engines(settings, engine)))
    return Report(
        about=_about(papers, time.perf_counter() - started),
        validation=validation,
        exams=examination.exams,
        agreement=compare(*examination.sheets) if len(examination.sheets) > 1 else None,
        learnt=learnt(papers),
        sharpening=sharpen_held_out(papers),
        entities=find_entities(settings, papers),
        long_texts=examination.long_texts,
    )


def _engines(settings: Settings, engine: str) -> tuple[str, ...]:
    """Return the engines to examine: Rasa when it was asked for, or when it is there with a model of today's content."""
    is_there = settings.use_rasa and rasa_program(settings).exists() and rasa_model(settings).exists()
    return (_SMALL, _RASA) if engine == _RASA or (engine == "auto" and is_there) else (_SMALL,)


async def _examine(settings: Settings, shelf: Shelf, papers: Papers, topics: Mapping[str, str], engines: tuple[str, ...]) -> _Examination:
    exams, sheets, long_texts = [], [], {}
    for engine in engines:
        async with interpreter_for(engine, settings, shelf) as interpreter:
            tell(f"evaluate_exam_{engine}")
            sheets.append(await sit(papers, interpreter, shelf.edition))
            told = await outside_told(papers, interpreter, shelf.edition)
            if engine == _SMALL:
                for length in _LENGTHS:
                    long_texts[length] = await time_text(interpreter, shelf.edition, (_LONG_TEXT * length)[:length])
        exams.append(mark(engine, papers, sheets[-1], told, topics))
    return _Examination(tuple(exams), tuple(sheets), long_texts)


def _about(papers: Papers, seconds: float) -> About:
    machine = text("evaluate_machine", kind=platform.machine(), cores=os.cpu_count(), python=platform.python_version())
    return About(SystemClock().today().isoformat(), machine, seconds, papers.asked, papers.intents, papers.engine.sharpness)


def _write(report: Report, folder: Path, figures: Path | None) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "report.html").write_text(render(report), "utf-8", "backslashreplace")
    (folder / "report.json").write_text(_json(tree_of(report)), "utf-8")
    if figures:
        figures.parent.mkdir(parents=True, exist_ok=True)
        figures.write_text(_json(figures_of(report)), "utf-8")
    tell("evaluate_written", path=folder / "report.html")


def _json(tree: Mapping[str, object]) -> str:
    return json.dumps(tree, ensure_ascii=False, indent=2) + "\n"


def _summary(report: Report) -> Iterator[str]:
    """Go through the lines for the terminal."""
    yield from _summary_of_validation(report.validation)
    best, best_held_out = report.validation.sharpening.best, report.sharpening.best
    yield text("evaluate_sharpness", now=decimal(report.about.sharpness), validated=best, held_out=best_held_out)
    if every := report.entities.get(ALL_KINDS):
        figures = {"precision": percent(every.precision), "recall": percent(every.recall), "f1": percent(every.f1)}
        yield text("evaluate_entities", count=every.expected, **figures)
    for exam in report.exams:
        yield from _summary_of_exam(exam)
    if report.agreement:
        yield text("evaluate_agreement", intent=percent(report.agreement.intent), told=percent(report.agreement.told))


def _summary_of_validation(validation: Validation) -> Iterator[str]:
    yield text("evaluate_validated")
    for condition, scores in validation.scores.items():
        yield text(
            "evaluate_scores",
            condition=text(f"evaluate_{condition}"),
            accuracy=percent(scores.accuracy),
            macro_f1=percent(scores.macro_f1),
            among_first=percent(scores.among_first),
            topic=percent(scores.topic),
            error=percent(scores.calibration_error),
        )
    for kind, by_condition in validation.separation.items():
        for condition, one in by_condition.items():
            if one:
                where = {"kind": text(f"evaluate_{kind}"), "condition": text(f"evaluate_{condition}"), "count": one.outside}
                yield text("evaluate_separation", **where, auroc=percent(one.auroc), passed=percent(one.false_positives))


def _summary_of_exam(exam: Exam) -> Iterator[str]:
    for name, by_condition in exam.results.items():
        yield text("evaluate_exam", engine=exam.engine, name=name, count=next(iter(by_condition.values())).scores.count)
        for condition, result in by_condition.items():
            yield text(
                "evaluate_reached",
                condition=text(f"evaluate_{condition}"),
                accuracy=percent(result.scores.accuracy),
                among_first=percent(result.scores.among_first),
                answered=percent(result.reached.answered),
                reached=percent(result.reached.reached),
                precision=percent(result.reached.precision),
            )
    yield text("evaluate_latency", p50=decimal(exam.latency.p50), p95=decimal(exam.latency.p95))

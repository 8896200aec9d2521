"""Rendering: problems in the words of `messages.yml`, for people and for editors' problem matchers."""

from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import yaml
from pydantic import BaseModel

from bot.content_files.checking import Report
from bot.content_files.problems import Problem

_MESSAGES = Path(__file__).with_name("messages.yml")
_INDENT = "    "


class Message(BaseModel, extra="forbid"):
    """The words for one code."""

    says: str
    remedy: str


class Messages(BaseModel, extra="forbid"):
    """The message table."""

    lines: dict[str, str]
    codes: dict[str, Message]


@cache
def messages() -> Messages:
    """Return the message table."""
    return Messages.model_validate(yaml.safe_load(_MESSAGES.read_text(encoding="utf-8")))


def render(report: Report) -> str:
    """Return a report as printed: every problem, then one line that sums up."""
    problems = [render_problems(report.problems)] if report.problems else []
    return "\n".join([*problems, _closing(report)])


def render_problems(problems: Iterable[Problem]) -> str:
    """Return problems, each with the line that editors jump by, then what is wrong and what to write instead."""
    return "\n".join(line for problem in problems for line in _lines(problem))


def _lines(problem: Problem) -> Iterator[str]:
    yield problem.headline
    yield from (_INDENT + line for line in _words(problem))


def _words(problem: Problem) -> Iterator[str]:
    message = messages().codes[problem.code]
    yield f"{message.says} {message.remedy}".format_map(problem.values)
    if problem.suggestion:
        yield messages().lines["suggestion"].format(suggestion=problem.suggestion)


def _closing(report: Report) -> str:
    lines = messages().lines
    if report.problems:
        line = lines["errors" if report.errors else "warnings"]
        return line.format(errors=report.errors, warnings=len(report.problems) - report.errors, files=report.files)
    due = ", ".join(lines["due"].format(answer=due.name, date=due.review_by) for due in report.due)
    return lines["clean"].format(files=report.files, answers=report.answers, sources=report.sources, due=due or lines["nothing_due"])

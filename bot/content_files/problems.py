"""Problems: what is wrong in a file, where, and what was probably meant."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Severity(StrEnum):
    """Whether content may be published with the problem in it."""

    ERROR = "error"
    WARNING = "warning"


WARNINGS = frozenset(
    {
        "answer-overdue",
        "answer-unpublished",
        "sentence-twice",
        "row-untold",
        "source-replaced",
        "source-unused",
        "typed-address",
    }
)
"""Codes that do not keep content from being published; every other code does."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong at one place of one file.

    Attributes:
        path: the file, from the root of the project, with forward slashes.
        line: from 1.
        column: from 1, in characters.
        code: its stable name; its words stand in `messages.yml`.
        values: what fills the placeholders of those words.
        suggestion: what the editor probably meant to write.
    """

    path: str
    line: int
    column: int
    code: str
    values: Mapping[str, str] = field(default_factory=dict)
    suggestion: str | None = None

    @property
    def severity(self) -> Severity:
        """Whether the content may be published with this problem."""
        return Severity.WARNING if self.code in WARNINGS else Severity.ERROR

    @property
    def headline(self) -> str:
        """The line that editors and the problem matcher read: `path:line:column: severity code`."""
        return f"{self.path}:{self.line}:{self.column}: {self.severity} {self.code}"


def in_file_order(problems: Iterable[Problem]) -> list[Problem]:
    """Return `problems` as somebody would meet them reading the files from the top."""
    return sorted(problems, key=lambda problem: (problem.path, problem.line, problem.column, problem.code))


def errors_among(problems: Iterable[Problem]) -> list[Problem]:
    """Return the problems that forbid publishing."""
    return [problem for problem in problems if problem.severity is Severity.ERROR]


class ContentError(Exception):
    """The content files have errors; `problems` tells where and which."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        """Keep `problems` in file order."""
        self.problems = in_file_order(problems)
        super().__init__("\n".join(problem.headline for problem in self.problems))

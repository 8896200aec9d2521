"""The check: every file, four passes, all problems together.

Syntax (`documents`), shape (`shape_problems`), references, wording. `load_book` refuses what `content_checks`
finds; dates and phrases that find nothing are for editors only, so that a review missed overnight stops no bot.
"""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bot.content_files.completeness import check_completeness
from bot.content_files.content import Content, read_content, yaml_paths
from bot.content_files.content_checks import check_content
from bot.content_files.dates import Due, check_dates, due_soon
from bot.content_files.editorial import check_composed
from bot.content_files.fact_rows import check_fact_rows
from bot.content_files.phrase_checks import check_phrases
from bot.content_files.policies import CONFIG, Policies, read_policies
from bot.content_files.problems import Problem, errors_among, in_file_order
from bot.content_files.rules import answer_intents, check_rules
from bot.content_files.sentences import check_sentences

_FOLDERS = ("content", "nlu_data", "dialogue_policies")


@dataclass(frozen=True, slots=True)
class Report:
    """What a check found.

    Attributes:
        on: the day it was made for.
        problems: all problems, in file order.
        files: how many files were looked at.
        answers: how many answers readers may see.
        sources: how many documents there are to rest on.
        due: answers whose review falls within a month, soonest first.
    """

    on: date
    problems: tuple[Problem, ...]
    files: int
    answers: int
    sources: int
    due: tuple[Due, ...]

    @property
    def errors(self) -> int:
        """How many problems forbid publishing."""
        return len(errors_among(self.problems))

    @property
    def has_errors(self) -> bool:
        """Whether publishing is forbidden."""
        return self.errors > 0


def check(root: Path, on: date) -> Report:
    """Check all files that editors change, as of the day `on`."""
    content, problems = read_content(root)
    policies, found = read_policies(root)
    problems += found
    problems += check_content(content)
    problems += check_phrases(content)
    problems += check_dates(content, on)
    problems += check_fact_rows(content)
    problems += _check_policies(policies, content)
    return Report(
        on=on,
        problems=tuple(in_file_order(problems)),
        files=sum(len(yaml_paths(root, folder)) for folder in _FOLDERS) + (root / CONFIG).exists(),
        answers=sum(1 for _ in content.published()),
        sources=len(content.sources.items),
        due=tuple(due_soon(content, on)),
    )


def _check_policies(policies: Policies, content: Content) -> list[Problem]:
    composed = [problem for document in policies.documents for problem in check_composed(document)]
    sentences = check_sentences(policies, answer_intents(content))
    return [*composed, *sentences, *check_rules(policies, content), *check_completeness(policies, content)]

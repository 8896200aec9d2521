"""The figures of one evaluation, as the report shows them."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from bot.evaluation.confidence import Bin, Sharpening
from bot.evaluation.entities import EntityScore
from bot.evaluation.measures import Confusion, IntentScore, Scores
from bot.evaluation.scope import Separation
from bot.evaluation.telling import Reached

_DIGITS = 4
_WITH_SENTENCES = ("confusions", "intents")


@dataclass(frozen=True, slots=True)
class About:
    """What was evaluated, when and where.

    Attributes:
        measured_on: the day, "2026-11-22".
        machine: in words.
        seconds: how long the evaluation took.
        sentences: how many training sentences there are.
        intents: how many intents they have.
        sharpness: the setting in config.yml.
    """

    measured_on: str
    machine: str
    seconds: float
    sentences: int
    intents: int
    sharpness: float


@dataclass(frozen=True, slots=True)
class Validation:
    """What cross-validation found.

    Attributes:
        folds: how many.
        scores: by condition.
        reliability: by condition.
        sharpening: over all conditions together.
        separation: by kind of what is outside the scope, then by condition; None without such texts.
        histograms: by kind, "inside" among them, how scores are spread, as typed.
        confusions: the most frequent, as typed.
        intents: those understood worst, as typed.
        training_seconds: how long fitting on all sentences took, beside another fit.
    """

    folds: int
    scores: Mapping[str, Scores]
    reliability: Mapping[str, Sequence[Bin]]
    sharpening: Sharpening
    separation: Mapping[str, Mapping[str, Separation | None]]
    histograms: Mapping[str, Sequence[float]]
    confusions: Sequence[Confusion]
    intents: Sequence[IntentScore]
    training_seconds: float


@dataclass(frozen=True, slots=True)
class Result:
    """What one engine made of one set of questions: alone, and in a conversation."""

    scores: Scores
    reached: Reached


@dataclass(frozen=True, slots=True)
class Latency:
    """How long an engine takes for a question, in milliseconds."""

    p50: float
    p95: float


@dataclass(frozen=True, slots=True)
class Exam:
    """What one engine made of all held-out sets.

    Attributes:
        engine: its name.
        results: by set, then by condition.
        outside_told: by kind, the share of what is outside the scope that was given an answer, as typed.
        latency: of understanding and deciding.
        elsewhere: how many questions another engine had to answer.
    """

    engine: str
    results: Mapping[str, Mapping[str, Result]]
    outside_told: Mapping[str, float]
    latency: Latency
    elsewhere: int


@dataclass(frozen=True, slots=True)
class Agreement:
    """How often both engines agree; shares of all questions under all conditions.

    Attributes:
        intent: they take the question for the same intent.
        told: they tell and offer the same.
    """

    intent: float
    told: float


@dataclass(frozen=True, slots=True)
class Report:
    """Everything one evaluation found.

    Attributes:
        about: what was evaluated.
        validation: by cross-validation.
        exams: one for each engine, the small one first.
        agreement: of the two; None when there was one only.
        learnt: by held-out set, how many of its questions are spoken like a training sentence.
        sharpening: on the held-out questions under all conditions.
        entities: by kind; empty when they were not measured.
        long_texts: by length in characters, the milliseconds the small engine's conversation takes.
    """

    about: About
    validation: Validation
    exams: Sequence[Exam]
    agreement: Agreement | None
    learnt: Mapping[str, int]
    sharpening: Sharpening
    entities: Mapping[str, EntityScore]
    long_texts: Mapping[int, float]


def tree_of(report: Report) -> dict[str, Any]:
    """Return the report as JSON can write it, floats rounded to four digits."""
    tree: dict[str, Any] = _rounded(asdict(report))
    return tree


def figures_of(report: Report) -> dict[str, Any]:
    """Return the same without what quotes sentences or lists intents: what documents quote."""
    tree = tree_of(report)
    kept = {name: value for name, value in tree["validation"].items() if name not in _WITH_SENTENCES}
    return {**tree, "validation": kept}


def _rounded(tree: object) -> Any:  # noqa: ANN401 - a tree of any shape
    match tree:
        case float():
            return round(tree, _DIGITS)
        case dict():
            return {str(name): _rounded(value) for name, value in tree.items()}
        case list() | tuple():
            return [_rounded(value) for value in tree]
        case _:
            return tree

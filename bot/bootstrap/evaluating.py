"""Joining cross-validation, the held-out questions and the engines into the figures of a report."""

import statistics
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.bootstrap.cross_validation import FOLDS, Heard, Material, cross_validate, heard_by
from bot.bootstrap.engines import load_lessons
from bot.bootstrap.examining import HELD_OUT, Examined, examine, read_cases, read_outside, told_to
from bot.content_files import load_sentences
from bot.evaluation.conditions import CONDITIONS, TYPED, under
from bot.evaluation.confidence import Sharpening, reliability, sharpening
from bot.evaluation.figures import Agreement, Exam, Latency, Result, Validation
from bot.evaluation.folds import spoken
from bot.evaluation.judged import OUT_OF_SCOPE, Judged
from bot.evaluation.measures import by_intent, confusions, score, share
from bot.evaluation.noise import shortenings
from bot.evaluation.scope import histogram, in_scope, separation
from bot.evaluation.telling import Case, Told, reached
from bot.intent_model import IntentModel, Lessons
from bot.knowledge import Book, intent_of
from bot.ports import Edition, Interpreter
from bot.settings import Settings
from bot.understanding.engine_settings import EngineSettings, read_engine_settings
from bot.understanding.training import small_model_path

_MOST_CONFUSIONS = 60
_MOST_INTENTS = 40
_INSIDE = "inside"


@dataclass(frozen=True, slots=True)
class Papers:
    """Everything that is asked, read once.

    Attributes:
        lessons: what the engines learn from.
        asked: how many of their sentences are what people say; the others are titles.
        cases: by set, the held-out questions.
        outside: by kind, what is not for this bot.
        shortenings: see `noise.shortenings`.
        engine: the engines' settings.
        model: where the small engine's model belongs.
    """

    lessons: Lessons
    asked: int
    cases: Mapping[str, Sequence[Case]]
    outside: Mapping[str, Sequence[str]]
    shortenings: Mapping[str, Sequence[str]]
    engine: EngineSettings
    model: Path

    @property
    def intents(self) -> int:
        """How many intents are learnt."""
        return len({intent for _, intent in self.lessons.sentences})


@dataclass(frozen=True, slots=True)
class Sheet:
    """What one engine made of one set under one condition, question by question."""

    judged: Sequence[Judged]
    told: Sequence[Told]
    examined: Sequence[Examined]


type Sheets = Mapping[str, Mapping[str, Sheet]]
"""By set, then by condition."""


def read_papers(settings: Settings) -> Papers:
    """Read what is learnt and what is asked.

    Raises:
        ContentError: a file of the content or of `nlu_data/` has errors.
        BrokenCaseError: a held-out question is not written as one.
    """
    lessons = load_lessons(settings)
    engine = read_engine_settings(settings.root / "config.yml")
    return Papers(
        lessons=lessons,
        asked=len(load_sentences(settings.root)),
        cases={name: read_cases(settings.root, name) for name in HELD_OUT},
        outside=read_outside(settings.root),
        shortenings=shortenings(lessons.short_forms, (text for text, _ in lessons.sentences)),
        engine=engine,
        model=small_model_path(settings.models, lessons, engine),
    )


def topics_of(book: Book) -> dict[str, str]:
    """Return the topic of every intent that asks for an answer: the folder of the answer's file."""
    return {answer.intent: answer.id.partition("/")[0] for answer in book.answers.values()}


def validate(papers: Papers, topics: Mapping[str, str], on_fold: Callable[[int, int], None]) -> Validation:
    """Cross-validate, and leave the small engine's model where it belongs."""
    material = Material(papers.lessons, papers.asked, papers.outside, papers.shortenings, papers.engine)
    heard, seconds = cross_validate(material, papers.model, on_fold)
    typed = heard[TYPED]
    return Validation(
        folds=FOLDS,
        scores={condition: score(heard[condition].judged, topics) for condition in CONDITIONS},
        reliability={condition: reliability(_confidences(heard[condition].judged)) for condition in CONDITIONS},
        sharpening=sharpening_of(heard.values()),
        separation={kind: {name: separation(_inside(one), one.outside[kind]) for name, one in heard.items()} for kind in papers.outside},
        histograms={_INSIDE: histogram(_inside(typed)), **{kind: histogram(scores) for kind, scores in typed.outside.items()}},
        confusions=confusions(typed.judged)[:_MOST_CONFUSIONS],
        intents=by_intent(typed.judged)[:_MOST_INTENTS],
        training_seconds=seconds,
    )


def sharpening_of(heard: Iterable[Heard]) -> Sharpening:
    """Compare the settings of `sharpness` on everything that was heard."""
    known = list(heard)
    return sharpening([row for one in known for row in one.confidences], [judged.is_right for one in known for judged in one.judged])


def sharpen_held_out(papers: Papers) -> Sharpening:
    """Compare the settings of `sharpness` on the held-out questions under all conditions.

    Raises:
        BrokenModelError: the small engine's model is not there.
    """
    model = IntentModel.load(papers.model)
    asked = [
        (under(condition, case.text, papers.shortenings), right_intents(case))
        for cases in papers.cases.values()
        for case in cases
        for condition in CONDITIONS
    ]
    return sharpening_of([heard_by(model, asked, papers.engine.sharpness)])


async def sit(papers: Papers, interpreter: Interpreter, edition: Edition) -> Sheets:
    """Ask an engine all held-out questions under all conditions."""
    return {
        name: {condition: await _sit(papers, interpreter, edition, cases, condition) for condition in CONDITIONS}
        for name, cases in papers.cases.items()
    }


async def outside_told(papers: Papers, interpreter: Interpreter, edition: Edition) -> dict[str, float]:
    """Return by kind the share of what is outside the scope that is given an answer."""
    told = {kind: await told_to(interpreter, edition, texts) for kind, texts in papers.outside.items()}
    return {kind: share(bool(one.said) for one in answers) for kind, answers in told.items()}


def mark(engine: str, papers: Papers, sheets: Sheets, told: Mapping[str, float], topics: Mapping[str, str]) -> Exam:
    """Return the figures of what an engine made of the held-out questions."""
    results = {name: _results(papers.cases[name], by_condition, topics) for name, by_condition in sheets.items()}
    examined = [one for by_condition in sheets.values() for sheet in by_condition.values() for one in sheet.examined]
    return Exam(engine, results, told, _latency([one.milliseconds for one in examined]), sum(one.engine != engine for one in examined))


def compare(first: Sheets, second: Sheets) -> Agreement:
    """Return how often two engines agree on the held-out questions."""
    pairs = [
        pair
        for name, by_condition in first.items()
        for condition, sheet in by_condition.items()
        for pair in zip(sheet.examined, second[name][condition].examined, strict=True)
    ]
    return Agreement(
        intent=share(one.ranking[0][0] == other.ranking[0][0] for one, other in pairs),
        told=share(one.told == other.told for one, other in pairs),
    )


def learnt(papers: Papers) -> dict[str, int]:
    """Return by held-out set how many questions are spoken like a training sentence: these measure memory alone."""
    known = {spoken(text) for text, _ in papers.lessons.sentences}
    return {name: sum(spoken(case.text) in known for case in cases) for name, cases in papers.cases.items()}


def right_intents(case: Case) -> tuple[str, ...]:
    """Return the intents that ask for the case's right answers."""
    return tuple(map(intent_of, case.right))


async def _sit(papers: Papers, interpreter: Interpreter, edition: Edition, cases: Sequence[Case], condition: str) -> Sheet:
    texts = [under(condition, case.text, papers.shortenings) for case in cases]
    examined = await examine(interpreter, edition, texts)
    judged = [Judged(text, right_intents(case), one.ranking) for text, case, one in zip(texts, cases, examined, strict=True)]
    return Sheet(judged, [one.told for one in examined], examined)


def _results(cases: Sequence[Case], by_condition: Mapping[str, Sheet], topics: Mapping[str, str]) -> dict[str, Result]:
    return {name: Result(score(sheet.judged, topics), reached(cases, sheet.told)) for name, sheet in by_condition.items()}


def _inside(heard: Heard) -> list[float]:
    return [in_scope(one.ranking) for one in heard.judged if OUT_OF_SCOPE not in one.right]


def _confidences(judged: Iterable[Judged]) -> Iterator[tuple[float, bool]]:
    return ((one.confidence, one.is_right) for one in judged)


def _latency(milliseconds: Sequence[float]) -> Latency:
    if len(milliseconds) < 2:  # noqa: PLR2004 - quantiles need two
        return Latency(sum(milliseconds), sum(milliseconds))
    return Latency(statistics.median(milliseconds), statistics.quantiles(milliseconds, n=20)[-1])

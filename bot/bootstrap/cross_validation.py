"""Cross-validation of the classifier: each fold is asked of a model that has learnt the others, in processes of their own."""

import multiprocessing
import signal
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass, replace
from pathlib import Path

from bot.evaluation.conditions import CONDITIONS, under
from bot.evaluation.confidence import sharpened
from bot.evaluation.folds import deal
from bot.evaluation.judged import Judged
from bot.evaluation.scope import in_scope
from bot.intent_model import IntentModel, Lessons
from bot.understanding.engine_settings import EngineSettings
from bot.understanding.training import train_small

FOLDS = 5
_PROCESSES = 2
_KEPT_RANKS = 10


@dataclass(frozen=True, slots=True)
class Material:
    """What cross-validation works on.

    Attributes:
        lessons: what an engine learns from.
        asked: how many of the lessons' sentences, from the first, are asked; the others are only learnt.
        outside: texts that are not for this bot, by what they are.
        shortenings: see `noise.shortenings`.
        settings: of the classifier.
    """

    lessons: Lessons
    asked: int
    outside: Mapping[str, Sequence[str]]
    shortenings: Mapping[str, Sequence[str]]
    settings: EngineSettings


@dataclass(frozen=True, slots=True)
class Heard:
    """What one condition of one or all folds gave.

    Attributes:
        judged: the sentences, as they were understood.
        confidences: by sentence, what `sharpened` gave.
        outside: by what the texts outside are, the score `in_scope` of each.
    """

    judged: list[Judged]
    confidences: list[tuple[float, ...]]
    outside: dict[str, list[float]]


@dataclass(frozen=True, slots=True)
class _Part:
    """One fold: what is learnt for it, and what is asked of it."""

    taught: Lessons
    asked: Sequence[tuple[str, str]]
    outside: Mapping[str, Sequence[str]]
    shortenings: Mapping[str, Sequence[str]]
    settings: EngineSettings


def cross_validate(material: Material, whole: Path, on_fold: Callable[[int, int], None]) -> tuple[dict[str, Heard], float]:
    """Return what each condition gave over all folds, and the seconds that fitting on everything took.

    Args:
        material: what to learn and to ask.
        whole: where the model fitted on everything is written, to be used and to be timed.
        on_fold: called with how many folds are done, and of how many.
    """
    spawn = multiprocessing.get_context("spawn")
    # The signal's own default: a child ends at Ctrl+C without a trace of its own.
    with ProcessPoolExecutor(_PROCESSES, spawn, signal.signal, (signal.SIGINT, signal.SIG_DFL)) as pool:
        fitted = pool.submit(_fit_whole, whole, material.lessons, material.settings)
        folds = [pool.submit(_examine, part) for part in _parts(material)]
        for done, _ in enumerate(as_completed(folds), start=1):
            on_fold(done, len(folds))
        heard = [fold.result() for fold in folds]
        return {condition: _joined([fold[condition] for fold in heard]) for condition in CONDITIONS}, fitted.result()


def heard_by(model: IntentModel, asked: Sequence[tuple[str, Sequence[str]]], sharpness: float) -> Heard:
    """Ask `model`, made with `sharpness`, every (text, right intents)."""
    judged, confidences = [], []
    for text, right in asked:
        ranking = model.rank(text, len(model.intents))
        judged.append(Judged(text, tuple(right), tuple(ranking[:_KEPT_RANKS])))
        confidences.append(sharpened([confidence for _, confidence in ranking], sharpness))
    return Heard(judged, confidences, {})


def _parts(material: Material) -> Iterator[_Part]:
    sentences = material.lessons.sentences
    folds = deal(sentences, FOLDS)
    for fold in range(FOLDS):
        taught = [sentence for sentence, own in zip(sentences, folds, strict=True) if own != fold]
        asked = [sentence for sentence, own in zip(sentences[: material.asked], folds, strict=False) if own == fold]
        outside = {kind: texts[fold::FOLDS] for kind, texts in material.outside.items()}
        yield _Part(replace(material.lessons, sentences=taught), asked, outside, material.shortenings, material.settings)


def _fit_whole(path: Path, lessons: Lessons, settings: EngineSettings) -> float:
    started = time.perf_counter()
    train_small(path, lessons, settings)
    return time.perf_counter() - started


def _examine(part: _Part) -> dict[str, Heard]:
    """Fit one fold's model and ask it everything, under each condition."""
    # scikit-learn is slow to import and large; only these processes need it.
    from bot.intent_model.fitting import fit

    model = fit(part.taught, part.settings.softness, part.settings.sharpness)
    return {condition: _examine_under(condition, model, part) for condition in CONDITIONS}


def _examine_under(condition: str, model: IntentModel, part: _Part) -> Heard:
    heard = heard_by(model, [(under(condition, text, part.shortenings), (intent,)) for text, intent in part.asked], part.settings.sharpness)
    for kind, texts in part.outside.items():
        heard.outside[kind] = [in_scope(model.rank(under(condition, text, part.shortenings))) for text in texts]
    return heard


def _joined(parts: Sequence[Heard]) -> Heard:
    return Heard(
        [one for part in parts for one in part.judged],
        [one for part in parts for one in part.confidences],
        {kind: [score for part in parts for score in part.outside[kind]] for kind in parts[0].outside},
    )

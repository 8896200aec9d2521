"""`laban train`: train again what has changed, and nothing else."""

import argparse
import asyncio
from pathlib import Path

from bot.bootstrap.engines import load_shelf, prepare_small_model
from bot.cli.main import refuse_content
from bot.cli.terminal import tell
from bot.content_files import ContentError, render_problems
from bot.processes.rasa_commands import newest_model_note, rasa_environment, rasa_program, train_command
from bot.processes.supervisor import Command, StepFailedError, run_step
from bot.settings import Settings
from bot.understanding.rasa_project import fingerprint, write_project

_KEPT_MODELS = 3


def run(settings: Settings, arguments: argparse.Namespace) -> int:
    """Train the engines named on the command line."""
    try:
        if arguments.which in ("small", "all"):
            prepare_small_model(settings)
        if arguments.which in ("rasa", "all") and settings.use_rasa:
            return train_rasa(settings)
    except ContentError as fault:
        return refuse_content(render_problems(fault.problems))
    return 0


def rasa_model(settings: Settings) -> Path:
    """Return where the Rasa model of today's content is, or will be."""
    return settings.models / f"rasa-{fingerprint(settings.root, load_shelf(settings).book)}.tar.gz"


def train_rasa(settings: Settings) -> int:
    """Train Rasa unless a model of the same inputs is there."""
    model = rasa_model(settings)
    if model.exists():
        return _note(settings, model)
    if not rasa_program(settings).exists():
        tell("rasa_missing")
        return 1
    inputs = write_project(settings.root, load_shelf(settings).book, settings.var / "rasa")
    unfinished = model.with_name(f"part-{model.name}")
    words = train_command(settings, inputs, unfinished.name.removesuffix(".tar.gz"))
    log = settings.var / "log" / "rasa-train.log"
    try:
        asyncio.run(run_step(Command(words, rasa_environment(settings), settings.root, log), "training_rasa", tell))
    except StepFailedError:
        tell("rasa_failed", log=log)
        return 1
    # Rasa writes the file in place: only a whole one gets the name that is looked for.
    unfinished.replace(model)
    _forget_old(settings.models)
    return _note(settings, model)


def _note(settings: Settings, model: Path) -> int:
    note = newest_model_note(settings)
    note.parent.mkdir(parents=True, exist_ok=True)
    note.write_text(model.name, "utf-8")
    return 0


def _forget_old(models: Path) -> None:
    for pattern in ("rasa-*.tar.gz", "small-*.npz"):
        newest_first = sorted(models.glob(pattern), key=lambda path: path.stat().st_mtime, reverse=True)
        for path in newest_first[_KEPT_MODELS:]:
            path.unlink()

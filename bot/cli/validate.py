"""`laban validate`: Rasa's own check of sentences, domain and rules."""

import argparse
import asyncio

from bot.bootstrap.engines import load_shelf
from bot.cli.terminal import tell
from bot.processes.rasa_commands import rasa_environment, rasa_program, validate_command
from bot.processes.supervisor import Command, StepFailedError, run_step
from bot.settings import Settings
from bot.understanding.rasa_project import write_project


def run(settings: Settings, _: argparse.Namespace) -> int:
    """Run `rasa data validate` on the files as they are trained."""
    if not rasa_program(settings).exists():
        tell("rasa_missing")
        return 1
    inputs = write_project(settings.root, load_shelf(settings).book, settings.var / "rasa")
    try:
        asyncio.run(run_step(Command(validate_command(settings, inputs), rasa_environment(settings), settings.root), "validating", tell))
    except StepFailedError:
        return 1
    return 0

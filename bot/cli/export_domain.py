"""`laban export-domain`: write what Rasa trains on, for people who use Rasa's own commands."""

import argparse

from bot.bootstrap.engines import load_shelf
from bot.cli.terminal import put
from bot.settings import Settings
from bot.understanding.rasa_project import write_project


def run(settings: Settings, _: argparse.Namespace) -> int:
    """Write the merged domain and print the arguments that name all inputs."""
    put(" ".join(write_project(settings.root, load_shelf(settings).book, settings.var / "rasa")))
    return 0

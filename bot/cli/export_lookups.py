"""`laban export-lookups`: print all names that the content holds, as Rasa's lookup tables and synonyms."""

import argparse

from bot.bootstrap.engines import load_shelf
from bot.cli.terminal import put
from bot.settings import Settings
from bot.understanding.lookups_export import lookups_yaml


def run(settings: Settings, _: argparse.Namespace) -> int:
    """Print the names, and what each stands for."""
    put(lookups_yaml(load_shelf(settings).book))
    return 0

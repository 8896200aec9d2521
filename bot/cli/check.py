"""`laban check`: is the content right, and will it be on a day to come?"""

import argparse

from bot.bootstrap.engines import SystemClock
from bot.cli.terminal import put
from bot.content_files import check, render
from bot.settings import Settings


def run(settings: Settings, arguments: argparse.Namespace) -> int:
    """Print all problems; the exit code is 1 when any is an error."""
    report = check(settings.root, arguments.on or SystemClock().today())
    put(render(report))
    return 1 if report.has_errors else 0

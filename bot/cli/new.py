"""`laban new`: begin an entry with a commented file that has every key."""

import argparse
import os

from bot.bootstrap.engines import SystemClock
from bot.cli.terminal import put, tell, text
from bot.content_files.naming import ANSWER, KINDS, PROVISION, NameRefusedError
from bot.content_files.starting import start_entry
from bot.settings import Settings


def run(settings: Settings, arguments: argparse.Namespace) -> int:
    """Write the file and tell what to do next; the exit code is 1 when the name cannot be taken."""
    # Content is read by whoever checks it and runs the bot, not by this account alone.
    os.umask(0o022)
    kind = KINDS[arguments.kind]
    try:
        started = start_entry(settings.root, kind, arguments.name, SystemClock().today())
    except NameRefusedError as refused:
        tell(f"new_{refused.reason}", kind=kind.word, **refused.values)
        tell("new_instead", kind=kind.word, instead=refused.values["instead"])
        return 1
    for path in started.paths:
        put(text("new_written", path=path))
    steps = ["new_step_write", "new_step_sentences" if kind is ANSWER else "", "new_step_preview", "new_step_check"]
    steps.append("new_step_live" if kind is PROVISION else "new_step_publish")
    for number, step in enumerate(filter(None, steps), start=1):
        put(f"{number}. {text(step, path=started.paths[0], name=started.name, sentences=started.paths[-1])}")
    return 0

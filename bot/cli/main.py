"""Entry of the command `laban`: words to commands, faults to sentences and exit codes."""

import argparse
import errno
import importlib
import os
import sys
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from bot.cli.terminal import put, tell, text
from bot.processes.supervisor import CONFIGURATION_FAULT
from bot.settings import Settings, SettingsError, read_settings
from bot.wording.payloads import ENTRIES

_RUNNING = ("run", "gateway", "migrate", "train", "export_domain", "export_lookups", "validate", "talk", "ask")
_EDITING = ("check", "due", "new", "preview", "gaps", "review", "evaluate")
_COMMANDS = (*_RUNNING, *_EDITING)
_CHANNELS = ("telegram", "zalo", "web", "all")
_MOST_DAYS = 36_500


def main(words: Sequence[str] | None = None) -> int:
    """Run one command and return the exit code."""
    # What children write is for this account only.
    os.umask(0o077)
    arguments = _parser().parse_args(words)
    command = importlib.import_module(f"bot.cli.{arguments.command.replace('-', '_')}")
    try:
        code: int = command.run(read_settings(), arguments)
    except SettingsError as fault:
        tell("bad_setting", variable=fault.variable, value=fault.value, example=fault.example)
        return CONFIGURATION_FAULT
    except BrokenPipeError:
        return 0
    except KeyboardInterrupt:
        tell("stopped")
        return 130
    except OSError as fault:
        if fault.errno == errno.EADDRINUSE:
            tell("port_taken", port=_port_in(fault, read_settings()))
        elif isinstance(fault, PermissionError) and fault.filename:
            tell("no_permission", path=fault.filename)
        else:
            raise
        return CONFIGURATION_FAULT
    return code


def refuse_content(problems: str) -> int:
    """Print what is wrong with the content; return the exit code for it."""
    put(problems)
    tell("content_refused")
    return CONFIGURATION_FAULT


def _port_in(fault: OSError, settings: Settings) -> int:
    ports = (settings.port, settings.action_port, settings.rasa_port)
    return next((port for port in ports if str(port) in str(fault)), settings.port)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="laban", description=text("about"))
    commands = parser.add_subparsers(dest="command", required=True, metavar="|".join(_COMMANDS).replace("_", "-"))
    parsers = {
        name: commands.add_parser(name.replace("_", "-"), help=text(f"about_{name}"), description=text(f"about_{name}"))
        for name in _COMMANDS
    }
    parsers["train"].add_argument("which", nargs="?", choices=("small", "rasa", "all"), default="all", help=text("help_which"))
    for name in ("talk", "ask"):
        parsers[name].add_argument("--engine", choices=("rasa", "small", "auto"), default="auto", help=text("help_engine"))
    parsers["ask"].add_argument("--json", action="store_true", help=text("help_json"))
    parsers["ask"].add_argument("question", nargs="?", help=text("help_question"))
    _add_editing(parsers)
    _add_evaluation(parsers["evaluate"])
    return parser


def _add_editing(parsers: Mapping[str, argparse.ArgumentParser]) -> None:
    """Add the arguments of the commands for those who write the content."""
    for name in ("check", "due", "preview"):
        parsers[name].add_argument("--on", type=_day, default=None, help=text("help_on"))
    for name, days in (("due", 31), ("gaps", 90)):
        parsers[name].add_argument("--days", type=_days, default=days, help=text(f"help_days_{name}"))
    parsers["review"].add_argument("--list", action="store_true", dest="only_list", help=text("help_list"))
    parsers["new"].add_argument("kind", choices=ENTRIES, help=text("help_kind"))
    parsers["new"].add_argument("name", help=text("help_new_name"))
    parsers["preview"].add_argument("name", help=text("help_preview_name"))
    parsers["preview"].add_argument("--role", choices=("pupil", "parent"), default=None, help=text("help_role"))
    parsers["preview"].add_argument("--place", default=None, help=text("help_place"))
    parsers["preview"].add_argument("--channel", choices=_CHANNELS, default="all", help=text("help_channel"))


def _add_evaluation(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--engine", choices=("rasa", "small", "auto"), default="auto", help=text("help_engine_evaluate"))
    parser.add_argument("--to", type=Path, default=None, help=text("help_to"))
    parser.add_argument("--figures", type=Path, default=None, help=text("help_figures"))


def _day(typed: str) -> date:
    try:
        return date.fromisoformat(typed)
    except ValueError:
        raise argparse.ArgumentTypeError(text("bad_day", typed=typed)) from None


def _days(typed: str) -> int:
    if not (typed.isascii() and typed.isdecimal() and int(typed[:6]) <= _MOST_DAYS):
        raise argparse.ArgumentTypeError(text("bad_days", typed=typed, most=_MOST_DAYS))
    return int(typed)


if __name__ == "__main__":
    sys.exit(main())

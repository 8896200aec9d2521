"""What a command prints for people: sentences of the message table, on the error stream; results on the other."""

import sys
from functools import cache
from pathlib import Path

import yaml


@cache
def _messages() -> dict[str, str]:
    loaded: dict[str, str] = yaml.safe_load(Path(__file__).with_name("messages.yml").read_text("utf-8"))
    return loaded


def text(name: str, /, **values: object) -> str:
    """Return the sentence `name` with its values."""
    return _messages()[name].format(**values)


def tell(name: str, /, **values: object) -> None:
    """Print the sentence `name` for the person at the terminal."""
    if "step" in values:
        values["step"] = text(str(values["step"]))
    sys.stderr.write(text(name, **values) + "\n")
    sys.stderr.flush()


def put(line: str = "") -> None:
    """Print a line of the result; halves of letters, which no terminal takes, as their codes."""
    sys.stdout.write(line.encode("utf-8", "backslashreplace").decode() + "\n")
    sys.stdout.flush()

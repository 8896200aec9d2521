"""The note that a running supervisor leaves, so that other commands find its Rasa."""

import json
import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class RunningRasa:
    """A Rasa process that a supervisor started."""

    url: str
    token: str


def leave_note(var: Path, rasa: RunningRasa) -> None:
    """Write where Rasa is; the file holds a secret and is for its owner only."""
    # A new file: an older one may be open to others.
    take_note_away(var)
    descriptor = os.open(_note(var), os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w") as file:
        json.dump({"url": rasa.url, "token": rasa.token}, file)


def read_note(var: Path) -> RunningRasa | None:
    """Return the Rasa process of the last supervisor, if it left a note; it may be gone."""
    with suppress(OSError, ValueError, KeyError, TypeError):
        note = json.loads(_note(var).read_text())
        return RunningRasa(str(note["url"]), str(note["token"]))
    return None


def take_note_away(var: Path) -> None:
    """Remove the note."""
    _note(var).unlink(missing_ok=True)


def _note(var: Path) -> Path:
    return var / "running.json"

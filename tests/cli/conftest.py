"""The command line in a folder that is thrown away, with the models that were trained already."""

import io
import json
import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from bot.cli.main import main
from bot.settings import ROOT, Settings


@dataclass(frozen=True)
class Outcome:
    """What a command left: its exit code and both streams."""

    code: int
    out: str
    err: str

    @property
    def reports(self) -> list[dict[str, object]]:
        """The lines of the output, read as JSON."""
        return [json.loads(line) for line in self.out.splitlines()]


type Laban = Callable[..., Outcome]


@pytest.fixture
def laban(settings: Settings, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Laban:
    """Run `laban` with words, and an input."""
    for name in [name for name in os.environ if name.startswith("LABAN_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("LABAN_VAR", str(settings.var))
    for command in ("ask", "talk", "gateway"):
        # The log is the whole process's, and other tests read it.
        monkeypatch.setattr(f"bot.cli.{command}.log_quietly", lambda: None)

    def run(*words: str, said: str | bytes = "") -> Outcome:
        raw = said if isinstance(said, bytes) else said.encode()
        with io.TextIOWrapper(io.BytesIO(raw), encoding="utf-8") as stdin:
            monkeypatch.setattr("sys.stdin", stdin)
            code = main(words)
        streams = capsys.readouterr()
        return Outcome(code, streams.out, streams.err)

    return run


@pytest.fixture
def tree(laban: Laban, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a copy of everything editors write, which `laban` works on from now on."""
    for folder in ("content", "nlu_data", "dialogue_policies"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    shutil.copy(ROOT / "config.yml", tmp_path)
    own = replace(settings, root=tmp_path, database_url=f"sqlite+aiosqlite:///{tmp_path / 'laban.db'}")
    monkeypatch.setattr("bot.cli.main.read_settings", lambda: own)
    return tmp_path

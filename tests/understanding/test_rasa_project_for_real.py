"""Rasa's own check of everything it trains on."""

import subprocess
import sys

import pytest

from bot.settings import Settings


@pytest.mark.timeout(300)
def test_rasa_finds_nothing_to_complain_of(settings: Settings) -> None:
    command = [sys.executable, "-m", "bot.cli.main", "validate"]

    done = subprocess.run(command, cwd=settings.root, capture_output=True, text=True, check=False)  # noqa: S603 - our own command

    assert done.returncode == 0, done.stderr[-3000:]

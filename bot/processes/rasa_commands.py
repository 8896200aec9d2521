"""The command lines by which Rasa is trained, checked and run in its own environment."""

import os
from collections.abc import Mapping, Sequence
from pathlib import Path

from bot.settings import Settings

_QUIET = {
    "RASA_TELEMETRY_ENABLED": "false",
    "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
    "TF_CPP_MIN_LOG_LEVEL": "3",
    "PYTHONWARNINGS": "ignore",
    # Below this level Rasa writes what people typed.
    "LOG_LEVEL": "INFO",
    # One core for numbers: the other one answers.
    "OMP_NUM_THREADS": "1",
}


def rasa_program(settings: Settings) -> Path:
    """Return where Rasa's program is, or should be."""
    return settings.root / ".venv-rasa" / "bin" / "rasa"


def newest_model_note(settings: Settings) -> Path:
    """Return where training leaves the name of the model of today's content."""
    return settings.var / "rasa" / "model"


def train_command(settings: Settings, inputs: Sequence[str], model_name: str) -> list[str]:
    """Return the command that trains the model `model_name`."""
    out = ["--out", str(settings.models), "--fixed-model-name", model_name]
    return [str(rasa_program(settings)), "train", *inputs, *out]


def validate_command(settings: Settings, inputs: Sequence[str]) -> list[str]:
    """Return Rasa's own check of its files; any warning fails it."""
    return [str(rasa_program(settings)), "data", "validate", "--fail-on-warnings", *inputs]


def run_command(settings: Settings, model: Path) -> list[str]:
    """Return the command that serves `model` on loopback, with our channel only."""
    served = ["--model", str(model), "--interface", "127.0.0.1", "--port", str(settings.rasa_port)]
    files = ["--endpoints", "nlu_server/endpoints.yml", "--credentials", "nlu_server/credentials.yml"]
    return [str(rasa_program(settings)), "run", *served, *files]


def rasa_environment(settings: Settings, inherited: Mapping[str, str] = os.environ) -> dict[str, str]:
    """Return the environment for Rasa: its own secrets and nobody else's, and quiet."""
    secrets = {
        "LABAN_RASA_TOKEN": settings.rasa_token,
        "LABAN_ACTION_URL": settings.action_url,
        "LABAN_ACTION_TOKEN": settings.action_token,
    }
    theirs = {name: value for name, value in inherited.items() if not name.startswith("LABAN_")}
    return {**theirs, **_QUIET, **secrets}

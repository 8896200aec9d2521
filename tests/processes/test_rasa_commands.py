"""The command lines of Rasa: loopback, quiet, and secrets only in the environment."""

from dataclasses import replace
from pathlib import Path

from bot.processes.rasa_commands import rasa_environment, rasa_program, run_command, train_command, validate_command
from bot.settings import read_settings

SETTINGS = replace(
    read_settings(
        {"LABAN_RASA_PORT": "7005", "LABAN_ACTION_PORT": "7055", "LABAN_RASA_TOKEN": "r-secret", "LABAN_ACTION_TOKEN": "a-secret"}
    ),
    root=Path("/somewhere"),
)
INPUTS = ["--config", "config.yml", "--data", "nlu"]


def _after(words: list[str], option: str) -> str:
    return words[words.index(option) + 1]


def test_rasa_has_an_environment_of_its_own() -> None:
    assert rasa_program(SETTINGS) == Path("/somewhere/.venv-rasa/bin/rasa")


def test_rasa_listens_on_loopback_only() -> None:
    words = run_command(SETTINGS, Path("/models/one.tar.gz"))
    assert (_after(words, "--interface"), _after(words, "--port"), _after(words, "--model")) == ("127.0.0.1", "7005", "/models/one.tar.gz")
    assert "--enable-api" not in words


def test_rasa_is_trained_into_the_models_folder() -> None:
    words = train_command(SETTINGS, INPUTS, "rasa-1")
    assert words[:2] == ["/somewhere/.venv-rasa/bin/rasa", "train"]
    assert (_after(words, "--out"), _after(words, "--fixed-model-name")) == (str(SETTINGS.models), "rasa-1")
    assert words[2:6] == INPUTS


def test_any_warning_fails_the_check_of_rasas_files() -> None:
    words = validate_command(SETTINGS, INPUTS)
    assert words[1:3] == ["data", "validate"]
    assert "--fail-on-warnings" in words


def test_secrets_travel_in_the_environment_and_never_on_the_command_line() -> None:
    environment = rasa_environment(SETTINGS, {"PATH": "/bin", "LABAN_RASA_TOKEN": "an older one"})
    assert (environment["LABAN_RASA_TOKEN"], environment["LABAN_ACTION_TOKEN"]) == ("r-secret", "a-secret")
    assert environment["LABAN_ACTION_URL"] == "http://127.0.0.1:7055/webhook"
    assert environment["PATH"] == "/bin"
    words = [*run_command(SETTINGS, Path("m")), *train_command(SETTINGS, INPUTS, "m"), *validate_command(SETTINGS, INPUTS)]
    assert not [word for word in words if "secret" in word]


def test_rasa_tells_nobody_that_it_runs() -> None:
    assert rasa_environment(SETTINGS, {})["RASA_TELEMETRY_ENABLED"] == "false"

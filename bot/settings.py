"""Every setting of the program, read from the environment once."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


class SettingsError(Exception):
    """A setting cannot be used.

    Attributes:
        variable: the environment variable.
        value: what it holds.
        example: a value that would do.
    """

    def __init__(self, variable: str, value: str, example: str) -> None:
        """Name the variable, what it holds, and what would do."""
        super().__init__(variable)
        self.variable = variable
        self.value = value
        self.example = example


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings, each with its variable.

    Attributes:
        host: LABAN_HOST, where the web chat listens; 0.0.0.0 opens it to the network.
        port: LABAN_PORT, its port.
        var: LABAN_VAR, the folder for the database, models and logs.
        database_url: LABAN_DATABASE_URL, SQLite in `var` unless set.
        use_rasa: LABAN_RASA, "on" or "off"; off leaves everything to the small engine.
        rasa_port: LABAN_RASA_PORT, where Rasa listens on loopback.
        action_port: LABAN_ACTION_PORT, where the gateway serves Rasa's actions on loopback.
        rasa_token: LABAN_RASA_TOKEN, made up at each start unless set.
        action_token: LABAN_ACTION_TOKEN, made up at each start unless set.
        telegram_token: LABAN_TELEGRAM_TOKEN; Telegram is served as soon as it is set.
        telegram_url: LABAN_TELEGRAM_URL, a Bot API server other than Telegram's own.
        root: the project's folder.
    """

    host: str
    port: int
    var: Path
    database_url: str
    use_rasa: bool
    rasa_port: int
    action_port: int
    rasa_token: str
    action_token: str
    telegram_token: str
    telegram_url: str
    root: Path = ROOT

    @property
    def rasa_url(self) -> str:
        """Address of the Rasa process."""
        return f"http://127.0.0.1:{self.rasa_port}"

    @property
    def action_url(self) -> str:
        """Address at which Rasa calls back."""
        return f"http://127.0.0.1:{self.action_port}/webhook"

    @property
    def address(self) -> str:
        """Address of the web chat, as a person would open it on this machine."""
        host = "127.0.0.1" if self.host in ("0.0.0.0", "::") else self.host  # noqa: S104 - compared, not bound
        return f"http://{f'[{host}]' if ':' in host else host}:{self.port}"

    @property
    def models(self) -> Path:
        """Folder of the trained models."""
        return self.var / "models"


def read_settings(environment: Mapping[str, str] = os.environ) -> Settings:
    """Read the settings.

    Raises:
        SettingsError: a variable holds something that cannot be used.
    """
    var = Path(environment.get("LABAN_VAR", "") or ROOT / "var").absolute()
    return Settings(
        host=environment.get("LABAN_HOST", "") or "127.0.0.1",
        port=_port(environment, "LABAN_PORT", 8080),
        var=var,
        database_url=_database_url(environment, var),
        use_rasa=_switch(environment, "LABAN_RASA"),
        rasa_port=_port(environment, "LABAN_RASA_PORT", 5005),
        action_port=_port(environment, "LABAN_ACTION_PORT", 5055),
        rasa_token=environment.get("LABAN_RASA_TOKEN", ""),
        action_token=environment.get("LABAN_ACTION_TOKEN", ""),
        telegram_token=environment.get("LABAN_TELEGRAM_TOKEN", ""),
        telegram_url=environment.get("LABAN_TELEGRAM_URL", ""),
    )


def _port(environment: Mapping[str, str], variable: str, default: int) -> int:
    value = environment.get(variable, "") or str(default)
    if not (value.isdecimal() and value.isascii() and 0 < int(value) < 2**16):
        raise SettingsError(variable, value, str(default))
    return int(value)


def _switch(environment: Mapping[str, str], variable: str) -> bool:
    value = environment.get(variable, "") or "on"
    if value not in ("on", "off"):
        raise SettingsError(variable, value, "on")
    return value == "on"


def _database_url(environment: Mapping[str, str], var: Path) -> str:
    default = f"sqlite+aiosqlite:///{var / 'laban.db'}"
    value = environment.get("LABAN_DATABASE_URL", "") or default
    if not value.startswith("sqlite+aiosqlite://"):
        variable = "LABAN_DATABASE_URL"
        raise SettingsError(variable, value.partition("://")[0], default)
    return value

"""Settings: what holds unless set, and what a bad value is told."""

from pathlib import Path

import pytest

from bot.settings import ROOT, Settings, SettingsError, read_settings

PORTS = {"LABAN_PORT": "8080", "LABAN_RASA_PORT": "5005", "LABAN_ACTION_PORT": "5055"}


def test_everything_has_a_default() -> None:
    settings = read_settings({})
    assert (settings.host, settings.port, settings.rasa_port, settings.action_port) == ("127.0.0.1", 8080, 5005, 5055)
    assert (settings.var, settings.root) == (ROOT / "var", ROOT)
    assert settings.database_url == f"sqlite+aiosqlite:///{ROOT / 'var' / 'laban.db'}"
    assert settings.use_rasa
    assert settings.telegram_token == ""


def test_everything_can_be_set(tmp_path: Path) -> None:
    environment = {
        "LABAN_HOST": "0.0.0.0",  # noqa: S104 - read, not bound
        "LABAN_PORT": "1",
        "LABAN_VAR": str(tmp_path),
        "LABAN_DATABASE_URL": "sqlite+aiosqlite:////srv/laban.db",
        "LABAN_RASA": "off",
        "LABAN_RASA_PORT": "65535",
        "LABAN_ACTION_PORT": "9000",
        "LABAN_RASA_TOKEN": "rasa",
        "LABAN_ACTION_TOKEN": "action",
        "LABAN_TELEGRAM_TOKEN": "telegram",
        "LABAN_TELEGRAM_URL": "http://127.0.0.1:8081",
    }
    assert read_settings(environment) == Settings(
        host="0.0.0.0",  # noqa: S104 - read, not bound
        port=1,
        var=tmp_path,
        database_url="sqlite+aiosqlite:////srv/laban.db",
        use_rasa=False,
        rasa_port=65535,
        action_port=9000,
        rasa_token="rasa",
        action_token="action",
        telegram_token="telegram",
        telegram_url="http://127.0.0.1:8081",
    )


def test_variable_set_to_nothing_is_not_set() -> None:
    names = ("HOST", "PORT", "VAR", "DATABASE_URL", "RASA", "RASA_PORT", "ACTION_PORT", "RASA_TOKEN", "ACTION_TOKEN", "TELEGRAM_TOKEN")
    assert read_settings(dict.fromkeys((f"LABAN_{name}" for name in names), "")) == read_settings({})


def test_variables_of_other_programs_change_nothing() -> None:
    assert read_settings({"PORT": "1", "HOST": "elsewhere", "DATABASE_URL": "x"}) == read_settings({})


@pytest.mark.parametrize("variable", PORTS)
@pytest.mark.parametrize(
    "value",
    ["abc", "0", "-1", "65536", "80 80", " 8080", "8080.5", "0x50", "٨٠", "²"],
    ids=ascii,
)
def test_bad_port_names_its_variable_and_one_that_would_do(variable: str, value: str) -> None:
    with pytest.raises(SettingsError) as caught:
        read_settings({variable: value})
    assert (caught.value.variable, caught.value.value, caught.value.example) == (variable, value, PORTS[variable])


@pytest.mark.parametrize("value", ["ON", "true", "1", "yes", "on "])
def test_bad_switch_names_its_variable_and_a_value_that_would_do(value: str) -> None:
    with pytest.raises(SettingsError) as caught:
        read_settings({"LABAN_RASA": value})
    assert (caught.value.variable, caught.value.value, caught.value.example) == ("LABAN_RASA", value, "on")


@pytest.mark.parametrize("url", ["mysql://laban:secret@db/laban", "sqlite:///laban.db", "postgresql://laban:secret@db/laban", "laban.db"])
def test_bad_database_url_names_its_variable_and_keeps_its_password(url: str) -> None:
    with pytest.raises(SettingsError) as caught:
        read_settings({"LABAN_DATABASE_URL": url})
    assert caught.value.variable == "LABAN_DATABASE_URL"
    assert "secret" not in caught.value.value
    assert url.startswith(caught.value.value)


@pytest.mark.parametrize("environment", [{"LABAN_PORT": "x"}, {"LABAN_RASA": "x"}, {"LABAN_DATABASE_URL": "x"}], ids=str)
def test_example_of_a_bad_value_would_do(environment: dict[str, str]) -> None:
    with pytest.raises(SettingsError) as caught:
        read_settings(environment)
    assert read_settings({caught.value.variable: caught.value.example}) == read_settings({})


def test_database_and_models_are_kept_together(tmp_path: Path) -> None:
    settings = read_settings({"LABAN_VAR": str(tmp_path)})
    assert settings.database_url.endswith(str(tmp_path / "laban.db"))
    assert settings.models == tmp_path / "models"


def test_folder_is_found_from_wherever_a_command_runs(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    assert read_settings({"LABAN_VAR": "here"}).var == tmp_path / "here"


@pytest.mark.parametrize(
    ("host", "address"),
    [("127.0.0.1", "http://127.0.0.1:8080"), ("0.0.0.0", "http://127.0.0.1:8080"), ("laban.example", "http://laban.example:8080")],  # noqa: S104
)
def test_address_is_one_that_a_person_can_open(host: str, address: str) -> None:
    assert read_settings({"LABAN_HOST": host}).address == address


@pytest.mark.parametrize("host", ["::", "::1"])
def test_address_of_a_host_with_colons_can_be_opened_too(host: str) -> None:
    assert read_settings({"LABAN_HOST": host}).address in ("http://127.0.0.1:8080", "http://[::1]:8080")


def test_rasa_and_its_callback_stay_on_loopback() -> None:
    settings = read_settings({"LABAN_HOST": "0.0.0.0"})  # noqa: S104 - read, not bound
    assert (settings.rasa_url, settings.action_url) == ("http://127.0.0.1:5005", "http://127.0.0.1:5055/webhook")

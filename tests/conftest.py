"""What many tests share: the trained small engine, and one real Rasa for the whole run."""

import os
import socket
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest
import pytest_asyncio

from bot.bootstrap.engines import build_small_interpreter, load_edition, load_shelf
from bot.bootstrap.gateway import running_gateway
from bot.cli.engines import interpreter_for
from bot.content_files import load_book
from bot.knowledge import Book
from bot.ports import Edition, Interpreter
from bot.settings import ROOT, Settings, read_settings

# Both the services and the storage itself are tried on an empty storage of each kind.
pytest_plugins = ["tests.fakes.storage_fixtures"]


@pytest.fixture(scope="session")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Settings of this run: the project's own models folder, so that nothing is trained twice; the rest is thrown away."""
    quiet = {name: value for name, value in os.environ.items() if not name.startswith("LABAN_")}
    real = read_settings(quiet)
    thrown_away = tmp_path_factory.mktemp("var")
    (thrown_away / "models").symlink_to(real.models, target_is_directory=True)
    real.models.mkdir(parents=True, exist_ok=True)
    return replace(real, var=thrown_away, database_url=f"sqlite+aiosqlite:///{thrown_away / 'laban.db'}")


@pytest.fixture(scope="session")
def real_book() -> Book:
    """Return the book of the real content."""
    return load_book(ROOT)


@pytest.fixture(scope="session")
def real_edition(settings: Settings) -> Edition:
    """Return the real content with its search."""
    return load_edition(settings)


@pytest.fixture(scope="session")
def small_interpreter(settings: Settings) -> Interpreter:
    """Return the small engine, trained on today's sentences."""
    return build_small_interpreter(settings)


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def rasa_interpreter(settings: Settings) -> AsyncIterator[Interpreter]:
    """Give a real Rasa process, trained on today's sentences when they changed."""
    async with interpreter_for("rasa", settings, load_shelf(settings)) as interpreter:
        yield interpreter


def free_port() -> int:
    """Return a port that nobody uses at this moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@pytest.fixture
def gateway_settings(settings: Settings, tmp_path: Path) -> Settings:
    """Settings of a gateway of its own: its ports, its database, no Rasa."""
    return replace(
        settings,
        port=free_port(),
        action_port=free_port(),
        action_token="action",
        use_rasa=False,
        database_url=f"sqlite+aiosqlite:///{tmp_path / 'laban.db'}",
    )


@pytest.fixture
async def gateway(gateway_settings: Settings) -> AsyncIterator[Settings]:
    """Run a gateway for one test and give its settings."""
    async with running_gateway(gateway_settings):
        yield gateway_settings

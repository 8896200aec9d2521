"""What many tests share: the trained small engine, and one real Rasa for the whole run."""

import os
from collections.abc import AsyncIterator
from dataclasses import replace

import pytest
import pytest_asyncio

from bot.bootstrap.engines import build_small_interpreter, load_shelf
from bot.cli.engines import interpreter_for
from bot.ports import Interpreter
from bot.settings import Settings, read_settings


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
def small_interpreter(settings: Settings) -> Interpreter:
    """Return the small engine, trained on today's sentences."""
    return build_small_interpreter(settings)


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def rasa_interpreter(settings: Settings) -> AsyncIterator[Interpreter]:
    """Give a real Rasa process, trained on today's sentences when they changed."""
    async with interpreter_for("rasa", settings, load_shelf(settings)) as interpreter:
        yield interpreter

"""An empty storage for each test, of both kinds where both must keep the promise."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from tests.fakes.sqlite_storage import SqliteStorage, migrated_file
from tests.fakes.storages import OpenStorage, opened, opened_sqlite


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an empty database, made by the migrations."""
    return await migrated_file(tmp_path_factory.mktemp("template"))


@pytest.fixture(params=["memory", "sqlite"])
async def storage(request: pytest.FixtureRequest, template: Path, tmp_path: Path) -> AsyncIterator[OpenStorage]:
    """Give an empty storage of either kind."""
    async with opened(str(request.param), template, tmp_path / "laban.db") as storage:
        yield storage


@pytest.fixture
async def database(template: Path, tmp_path: Path) -> AsyncIterator[SqliteStorage]:
    """Give an empty SQLite database."""
    async with opened_sqlite(template, tmp_path / "laban.db") as database:
        yield database

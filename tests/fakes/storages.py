"""Either storage, as tests of promises use it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from shutil import copy
from typing import Protocol

from bot.ports import Storage
from tests.fakes.memory_storage import MemoryStorage
from tests.fakes.sqlite_storage import SqliteStorage


class OpenStorage(Storage, Protocol):
    """A storage into which a test may look."""

    async def event_states(self) -> list[str]:
        """Return what became of each event, oldest first."""

    async def delivery_states(self) -> list[str]:
        """Return what became of each delivery, oldest first."""

    async def turn_reasons(self) -> list[str]:
        """Return who decided each turn, oldest first."""


@asynccontextmanager
async def opened(kind: str, template: Path, file: Path) -> AsyncIterator[OpenStorage]:
    """Give an empty storage of a kind, "memory" or "sqlite"."""
    if kind == "memory":
        yield MemoryStorage()
        return
    async with opened_sqlite(template, file) as database:
        yield database


@asynccontextmanager
async def opened_sqlite(template: Path, file: Path) -> AsyncIterator[SqliteStorage]:
    """Give an empty database in `file`."""
    copy(template, file)
    database = SqliteStorage(file)
    try:
        yield database
    finally:
        await database.close()

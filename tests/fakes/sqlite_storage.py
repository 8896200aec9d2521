"""A real SQLite database, migrated once and copied for each test, into which a test may look."""

from pathlib import Path

from sqlalchemy import text

from bot.storage import Database
from bot.storage.migrate import migrate


def url_of(file: Path) -> str:
    """Return the address of an SQLite file."""
    return f"sqlite+aiosqlite:///{file}"


async def migrated_file(folder: Path) -> Path:
    """Create an empty database in `folder`, by the migrations and not from the tables."""
    file = folder / "template.db"
    await migrate(url_of(file))
    return file


class SqliteStorage(Database):
    """A database in a file of the test's own."""

    def __init__(self, file: Path) -> None:
        """Open `file`."""
        super().__init__(url_of(file))

    async def rows(self, statement: str, **values: object) -> list[tuple[object, ...]]:
        """Run one statement in a transaction of its own and return what it gives."""
        async with self._engine.begin() as connection:
            result = await connection.execute(text(statement), values)
            return [tuple(row) for row in result] if result.returns_rows else []

    async def event_states(self) -> list[str]:
        """Return what became of each event, oldest first."""
        return [str(state) for (state,) in await self.rows("select state from inbox order by id")]

    async def delivery_states(self) -> list[str]:
        """Return what became of each delivery, oldest first."""
        return [str(state) for (state,) in await self.rows("select state from outbox order by id")]

    async def turn_reasons(self) -> list[str]:
        """Return who decided each turn, oldest first."""
        return [str(reason) for (reason,) in await self.rows("select reason from turns order by id")]

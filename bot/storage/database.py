"""Opening the database and its units of work."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from sqlalchemy import event
from sqlalchemy.ext.asyncio import create_async_engine

from bot.storage.repositories import SqlConversations, SqlGaps, SqlInbox, SqlOutbox, SqlReviews, SqlTranscript
from bot.storage.uncut import UncutConnection, to_the_end


class SqlUnitOfWork:
    """One transaction; rolls back unless committed."""

    def __init__(self, connection: UncutConnection) -> None:
        """Work on `connection`, which begins a transaction at its first statement."""
        self._connection = connection
        self.inbox = SqlInbox(connection)
        self.conversations = SqlConversations(connection)
        self.transcript = SqlTranscript(connection)
        self.outbox = SqlOutbox(connection)
        self.gaps = SqlGaps(connection)
        self.reviews = SqlReviews(connection)

    async def commit(self) -> None:
        """Make everything done so far last."""
        await self._connection.commit()


class Database:
    """A database by its URL, "sqlite+aiosqlite:///var/laban.db"."""

    def __init__(self, url: str) -> None:
        """Connect lazily to `url`."""
        # Errors must not quote what people wrote.
        self._engine = create_async_engine(url, hide_parameters=True, pool_reset_on_return=None)
        if url.startswith("sqlite"):
            event.listen(self._engine.sync_engine, "connect", _tune_sqlite)
        self._open_units = 0
        self._ended = asyncio.Event()

    @asynccontextmanager
    async def unit_of_work(self) -> AsyncIterator[SqlUnitOfWork]:
        """Open a transaction for the length of a `with` block."""
        connection = self._engine.connect()
        self._open_units += 1
        try:
            await to_the_end(connection.start())
            yield SqlUnitOfWork(UncutConnection(connection))
        finally:
            try:
                if connection.sync_connection is not None:
                    await to_the_end(connection.close())
            finally:
                self._open_units -= 1
                self._ended.set()

    async def close(self) -> None:
        """Close all connections, once the units of work still under way have ended: a page may be reading."""
        while self._open_units:
            self._ended.clear()
            await self._ended.wait()
        await self._engine.dispose()


def _tune_sqlite(connection: Any, _record: object) -> None:  # noqa: ANN401 - the driver's own connection class
    cursor = connection.cursor()
    # Readers do not wait for the writer. A killed process loses nothing; a power cut may lose the last seconds,
    # never the file: docs/decisions/0004-storage.md
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.execute("PRAGMA synchronous=NORMAL")
    cursor.execute("PRAGMA foreign_keys=ON")
    cursor.execute("PRAGMA busy_timeout=5000")
    cursor.close()

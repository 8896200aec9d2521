"""Opening the database and its units of work."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from sqlalchemy import event
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker, create_async_engine

from bot.storage.repositories import SqlConversations, SqlInbox, SqlOutbox, SqlTranscript


class SqlUnitOfWork:
    """One transaction; rolls back unless committed."""

    def __init__(self, session: AsyncSession) -> None:
        """Work within `session`."""
        self._session = session
        self.inbox = SqlInbox(session)
        self.conversations = SqlConversations(session)
        self.transcript = SqlTranscript(session)
        self.outbox = SqlOutbox(session)

    async def commit(self) -> None:
        """Make everything done so far last."""
        await self._session.commit()


class Database:
    """A database by its URL, "sqlite+aiosqlite:///var/laban.db"."""

    def __init__(self, url: str) -> None:
        """Connect lazily to `url`."""
        # Errors must not quote what people wrote.
        self._engine = create_async_engine(url, hide_parameters=True)
        if url.startswith("sqlite"):
            event.listen(self._engine.sync_engine, "connect", _tune_sqlite)
        self._sessions = async_sessionmaker(self._engine, expire_on_commit=False)

    @asynccontextmanager
    async def unit_of_work(self) -> AsyncIterator[SqlUnitOfWork]:
        """Open a transaction for the length of a `with` block."""
        async with self._sessions() as session:
            yield SqlUnitOfWork(session)

    async def close(self) -> None:
        """Close all connections."""
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

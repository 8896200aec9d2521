"""Statements that finish even when their caller is cancelled.

SQLite's thread works on a statement and answers to the loop. A gateway that stops cancels its workers wherever they
are; a statement cut off there would leave the thread answering to a loop that is gone, and its connection unclosed.
"""

import asyncio
from collections.abc import Awaitable, Mapping
from typing import Any

from sqlalchemy import CursorResult, Executable
from sqlalchemy.ext.asyncio import AsyncConnection


async def to_the_end[T](step: Awaitable[T]) -> T:
    """Return what `step` returns; when cancelled, first let it finish."""
    task = asyncio.ensure_future(step)
    try:
        return await asyncio.shield(task)
    except asyncio.CancelledError:
        await task
        raise


class UncutConnection:
    """A connection of which no statement is cut off."""

    def __init__(self, connection: AsyncConnection) -> None:
        """Run statements on `connection`."""
        self._connection = connection

    async def execute(self, statement: Executable, parameters: Mapping[str, object] | None = None) -> CursorResult[Any]:
        """Run one statement."""
        return await to_the_end(self._connection.execute(statement, parameters))

    async def commit(self) -> None:
        """Make everything done so far last."""
        await to_the_end(self._connection.commit())

    async def rollback(self) -> None:
        """Undo everything done so far."""
        await to_the_end(self._connection.rollback())

"""Storages that fail."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime

from bot.conversations import Address
from bot.ports import Storage, UnitOfWork


class StorageAwayError(Exception):
    """The storage cannot be reached."""


class ShakyStorage:
    """A storage that cannot be reached for as many units of work as told."""

    def __init__(self, storage: Storage, failures: int, after: int = 0) -> None:
        """Be `storage`, but fail `failures` times after `after` units of work."""
        self._storage = storage
        self._outcomes = [*[True] * after, *[False] * failures]

    @asynccontextmanager
    async def unit_of_work(self) -> AsyncIterator[UnitOfWork]:
        """Open a transaction, or fail."""
        if self._outcomes and not self._outcomes.pop(0):
            raise StorageAwayError
        async with self._storage.unit_of_work() as uow:
            yield uow


class FullOutbox:
    """An outbox that takes nothing."""

    async def add(self, conversation_id: int, message_id: int, address: Address, at: datetime) -> None:  # noqa: ARG002 - takes nothing
        """Fail."""
        raise StorageAwayError


class FullOutboxStorage:
    """A storage that keeps everything but deliveries, as when the disk fills up in the middle of a turn."""

    def __init__(self, storage: Storage) -> None:
        """Be `storage` but for its outbox."""
        self._storage = storage

    @asynccontextmanager
    async def unit_of_work(self) -> AsyncIterator[UnitOfWork]:
        """Open a transaction whose outbox fails."""
        async with self._storage.unit_of_work() as uow:
            vars(uow)["outbox"] = FullOutbox()
            yield uow

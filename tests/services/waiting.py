"""Waiting for what a worker does in the background."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine
from contextlib import asynccontextmanager

_PATIENCE_SECONDS = 20


async def until(happened: Callable[[], Awaitable[bool]]) -> None:
    """Return once something has happened; fail when it does not."""
    async with asyncio.timeout(_PATIENCE_SECONDS):
        while not await happened():
            await asyncio.sleep(0.005)


async def steps(count: int = 50) -> None:
    """Let everything that can go on go on."""
    for _ in range(count):
        await asyncio.sleep(0)


@asynccontextmanager
async def running(work: Coroutine[object, object, None]) -> AsyncIterator[asyncio.Task[None]]:
    """Run a worker in the background for the length of a `with` block."""
    task = asyncio.create_task(work)
    try:
        yield task
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)

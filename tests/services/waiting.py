"""Waiting for what a worker does in the background."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine
from contextlib import asynccontextmanager


async def until(happened: Callable[[], Awaitable[bool]], patience_seconds: float = 20) -> None:
    """Return once something has happened; fail when it does not."""
    async with asyncio.timeout(patience_seconds):
        while not await happened():  # noqa: ASYNC110 - what is waited for sets no event
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

"""Waiting for what the poller does in the background."""

import asyncio
from collections.abc import Callable


async def until(is_so: Callable[[], bool]) -> None:
    """Return once something is so; fail when it does not come."""
    async with asyncio.timeout(10):
        while not is_so():  # noqa: ASYNC110 - what is waited for sets no event
            await asyncio.sleep(0.001)

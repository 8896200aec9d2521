"""Work beside the service: each task ends with it, and none dies without a word in the log."""

import asyncio
from collections.abc import AsyncIterator, Coroutine, Mapping
from contextlib import asynccontextmanager

import structlog

log = structlog.get_logger()


@asynccontextmanager
async def in_background(works: Mapping[str, Coroutine[object, object, None]]) -> AsyncIterator[None]:
    """Run every one of `works` under its name for the length of a `with` block."""
    tasks = [asyncio.create_task(work, name=name) for name, work in works.items()]
    for task in tasks:
        task.add_done_callback(_tell_of_death)
    try:
        yield
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


def _tell_of_death(task: asyncio.Task[None]) -> None:
    """Log a task that failed, by the kind of its fault alone: the words may quote what people wrote."""
    fault = None if task.cancelled() else task.exception()
    if fault:
        log.error("background_task_died", task=task.get_name(), fault=type(fault).__name__)

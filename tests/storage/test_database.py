"""Opening and closing the database while work is cut off."""

import asyncio
from pathlib import Path

from bot.ports import Event
from bot.storage import Database
from bot.storage.migrate import migrate
from tests.fakes.clock import MORNING


async def test_work_cut_off_anywhere_leaves_nothing_behind(tmp_path: Path) -> None:
    """A gateway that stops cancels its workers wherever they are; SQLite's threads must not outlive its loop."""
    url = f"sqlite+aiosqlite:///{tmp_path / 'laban.db'}"
    await migrate(url)
    database = Database(url)

    async def receive(number: int) -> None:
        async with database.unit_of_work() as uow:
            await uow.inbox.add(Event("test", str(number), "an", {}), MORNING)
            await uow.commit()

    for steps in range(60):
        task = asyncio.create_task(receive(steps))
        for _ in range(steps):
            await asyncio.sleep(0)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)

    await receive(1000)
    async with database.unit_of_work() as uow:
        assert ("test", "an") in await uow.inbox.waiting_lanes()
    await database.close()

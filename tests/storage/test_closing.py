"""A database that closes lets the work under way end first: a page may be reading while the gateway stops."""

import asyncio
from pathlib import Path

from bot.storage import Database
from tests.fakes.sqlite_storage import migrated_file, url_of


async def test_closing_waits_for_the_unit_of_work_under_way(tmp_path: Path) -> None:
    database = Database(url_of(await migrated_file(tmp_path)))
    async with database.unit_of_work():
        closing = asyncio.create_task(database.close())
        await asyncio.sleep(0.05)
        assert not closing.done()
    await asyncio.wait_for(closing, 5)

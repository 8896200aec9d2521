"""`laban run`: one supervisor over a real gateway and a real Rasa."""

import asyncio
import os
import signal
import sqlite3
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import aiohttp
import psutil
import pytest

from bot.processes.supervisor import wait_until_up
from bot.settings import Settings
from tests.conftest import free_port

pytestmark = pytest.mark.timeout(300)


class Run:
    """A running `laban run` and the ways a test looks at it."""

    def __init__(self, process: asyncio.subprocess.Process, address: str, rasa: str, var: Path) -> None:
        """Watch `process`, which serves at `address`."""
        self.process = process
        self.address = address
        self.rasa = rasa
        self.var = var

    def child(self, word: str) -> psutil.Process:
        """Return the child process whose command line holds `word`."""
        children = psutil.Process(self.process.pid).children()
        return next(child for child in children if word in " ".join(child.cmdline()))

    async def ask(self, question: str) -> dict[str, object]:
        """Ask as a new visitor and return the bot's reply."""
        jar = aiohttp.CookieJar(unsafe=True)
        async with aiohttp.ClientSession(self.address, cookie_jar=jar) as session:
            async with session.post("/chat/messages", json={"id": "1", "text": question}) as response:
                assert response.status == 202
            async with session.get("/chat/messages", params={"after": "0", "wait": "10"}) as response:
                messages: list[dict[str, object]] = (await response.json())["messages"]
        return messages[-1]

    def engines(self) -> list[str]:
        """Return the engines recorded with the turns, in order."""
        with sqlite3.connect(self.var / "laban.db") as database:
            rows = database.execute("select engine from turns order by id").fetchall()
        database.close()
        return [row[0] for row in rows]


@pytest.fixture
async def run(settings: Settings, tmp_path: Path) -> AsyncIterator[Run]:
    (tmp_path / "models").symlink_to(settings.models, target_is_directory=True)
    port, rasa_port = free_port(), free_port()
    environment = {
        **os.environ,
        "LABAN_VAR": str(tmp_path),
        "LABAN_PORT": str(port),
        "LABAN_RASA_PORT": str(rasa_port),
        "LABAN_ACTION_PORT": str(free_port()),
        "LABAN_RASA": "on",
        "LABAN_DATABASE_URL": "",
        "LABAN_TELEGRAM_TOKEN": "",
    }
    process = await asyncio.create_subprocess_exec(sys.executable, "-m", "bot.cli.main", "run", env=environment, cwd=settings.root)
    try:
        yield Run(process, f"http://127.0.0.1:{port}", f"http://127.0.0.1:{rasa_port}", tmp_path)
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()


async def test_the_small_engine_answers_first_then_rasa_and_a_killed_gateway_comes_back(run: Run) -> None:
    await wait_until_up(f"{run.address}/healthz")
    assert (await run.ask("lai suat vay sinh vien"))["kind"] == "answer"

    await wait_until_up(f"{run.rasa}/webhooks/laban/")
    # The small engine is preferred for some seconds after Rasa was found missing.
    async with asyncio.timeout(60):
        while run.engines()[-1] != "rasa":
            assert (await run.ask("lai suat vay sinh vien"))["kind"] == "answer"
    assert run.engines()[0] == "small"

    run.child("gateway").kill()
    await asyncio.sleep(0.2)
    await wait_until_up(f"{run.address}/healthz")
    assert (await run.ask("hoc phi gdtx"))["kind"] == "answer"

    children = psutil.Process(run.process.pid).children()
    run.process.send_signal(signal.SIGTERM)
    assert await run.process.wait() == 0
    gone, alive = await asyncio.to_thread(psutil.wait_procs, children, 10)
    assert len(gone) == 2
    assert not alive
    assert not (run.var / "running.json").exists()

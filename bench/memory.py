"""How much memory the processes take, and how soon a second start answers; measured on `laban run` itself."""

import asyncio
import json
import os
import sys
import tempfile
import time
import urllib.request
from dataclasses import replace
from http.cookiejar import CookieJar
from pathlib import Path

import psutil

from bot.processes.supervisor import wait_until_up
from bot.settings import Settings

_MEGABYTE = 2**20
_QUESTIONS = 200


async def measure_memory(settings: Settings) -> dict[str, float]:
    """Return resident megabytes by process after some questions, and the seconds to the first answer."""
    with tempfile.TemporaryDirectory() as folder:
        var = Path(folder)
        (var / "models").symlink_to(settings.models, target_is_directory=True)
        own = replace(settings, var=var, port=18080, rasa_port=15005, action_port=15055)
        environment = {
            **os.environ,
            "LABAN_VAR": str(var),
            "LABAN_PORT": "18080",
            "LABAN_RASA_PORT": "15005",
            "LABAN_ACTION_PORT": "15055",
            "LABAN_RASA": "on",
            # Never the real bot, never the real database.
            "LABAN_TELEGRAM_TOKEN": "",
            "LABAN_DATABASE_URL": "",
        }
        started = time.perf_counter()
        supervisor = await asyncio.create_subprocess_exec(sys.executable, "-m", "bot.cli.main", "run", env=environment, cwd=settings.root)
        try:
            await wait_until_up(f"{own.address}/healthz", pause_seconds=0.05)
            await asyncio.to_thread(_ask, own.address, 1)
            first_answer = time.perf_counter() - started
            await wait_until_up(f"{own.rasa_url}/webhooks/laban/")
            await asyncio.to_thread(_ask, own.address, _QUESTIONS)
            return {"seconds to the first answer": first_answer, **_megabytes(supervisor.pid)}
        finally:
            supervisor.terminate()
            await supervisor.wait()


def _ask(address: str, count: int) -> None:
    """Ask as one visitor and wait for the answers."""
    visitor = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
    visitor.open(address).read()
    after = 0
    for number in range(count):
        body = json.dumps({"id": str(number), "text": "hoc trung cap sau lop 9 co mat hoc phi khong"}).encode()
        visitor.open(urllib.request.Request(f"{address}/chat/messages", body, {"Content-Type": "application/json"})).read()  # noqa: S310
        messages: list[dict[str, int]] = []
        while len(messages) < 2:  # noqa: PLR2004 - the question and its answer
            answer = visitor.open(f"{address}/chat/messages?after={after}&wait=10").read()
            messages = json.loads(answer)["messages"]
        after = messages[-1]["id"]


def _megabytes(supervisor: int) -> dict[str, float]:
    sizes = {"supervisor": psutil.Process(supervisor).memory_info().rss / _MEGABYTE}
    for child in psutil.Process(supervisor).children():
        name = "Rasa" if "rasa" in " ".join(child.cmdline()) else "gateway"
        sizes[name] = child.memory_info().rss / _MEGABYTE
    return sizes

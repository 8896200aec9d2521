"""`laban gateway`: the gateway alone."""

import argparse
import asyncio
import signal
import subprocess
import sys

import uvloop

from bot.bootstrap.engines import has_small_model
from bot.bootstrap.gateway import running_gateway
from bot.bootstrap.logs import log_quietly
from bot.cli.main import refuse_content
from bot.cli.terminal import tell
from bot.content_files import ContentError, render_problems
from bot.settings import Settings


def run(settings: Settings, _: argparse.Namespace) -> int:
    """Run the gateway until the process is asked to stop."""
    log_quietly()
    try:
        if not has_small_model(settings):
            _train_apart()
        uvloop.run(_serve(settings))
    except ContentError as fault:
        return refuse_content(render_problems(fault.problems))
    return 0


def _train_apart() -> None:
    """Train in a process of its own: what training loads would stay in this one's memory."""
    tell("training_small")
    subprocess.run([sys.executable, "-m", "bot.cli.main", "train", "small"], check=False)


async def _serve(settings: Settings) -> None:
    stopped = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stopped.set)
    async with running_gateway(settings):
        await stopped.wait()

"""The engine that `laban ask` and `laban talk` use: a running Rasa, one started for them, or the small one."""

import asyncio
import secrets
import socket
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from dataclasses import replace

import aiohttp
from aiohttp import web

from bot.bootstrap.engines import Shelf, SystemClock, build_small_interpreter
from bot.bootstrap.rasa_probe import RasaProbe
from bot.cli.terminal import tell
from bot.cli.train import rasa_model, train_rasa
from bot.ports import Interpreter
from bot.processes.rasa_commands import rasa_environment, run_command
from bot.processes.running import read_note
from bot.processes.supervisor import Command, StepFailedError, keep_running, wait_until_up
from bot.settings import Settings
from bot.understanding.actions_endpoint import create_actions_app
from bot.understanding.failover import FailoverInterpreter
from bot.understanding.rasa import RasaInterpreter

_STARTS_WITHIN_SECONDS = 180.0


@asynccontextmanager
async def interpreter_for(engine: str, settings: Settings, shelf: Shelf) -> AsyncIterator[Interpreter]:
    """Give the interpreter that `engine` names ("rasa", "small", "auto") for the length of a `with` block.

    Raises:
        StepFailedError: Rasa was asked for and cannot be started.
    """
    small = build_small_interpreter(settings)
    if engine == "small":
        yield small
        return
    async with AsyncExitStack() as stack:
        http = await stack.enter_async_context(aiohttp.ClientSession())
        found = await _running(settings, http)
        if found is None and engine == "rasa":
            found = await stack.enter_async_context(_started(settings, shelf))
        if found is None:
            yield small
            return
        yield FailoverInterpreter(RasaInterpreter(http, found.rasa_url, found.rasa_token), small, SystemClock())


async def _running(settings: Settings, http: aiohttp.ClientSession) -> Settings | None:
    note = read_note(settings.var)
    if note is None:
        return None
    there = replace(settings, use_rasa=True, rasa_port=int(note.url.rpartition(":")[2]), rasa_token=note.token)
    return there if await RasaProbe(http, there)() else None


@asynccontextmanager
async def _started(settings: Settings, shelf: Shelf) -> AsyncIterator[Settings]:
    """Train Rasa if need be and run it, with its actions, for the length of a `with` block; give the settings to reach it."""
    if await asyncio.to_thread(train_rasa, settings):
        step = "training_rasa"
        raise StepFailedError(step)
    own = replace(
        settings,
        rasa_port=_free_port(),
        action_port=_free_port(),
        rasa_token=secrets.token_urlsafe(24),
        action_token=secrets.token_urlsafe(24),
    )
    tell("rasa_starting")
    async with _serving_actions(own, shelf), _running_rasa(own):
        yield own


@asynccontextmanager
async def _serving_actions(settings: Settings, shelf: Shelf) -> AsyncIterator[None]:
    runner = web.AppRunner(create_actions_app(shelf, settings.action_token), access_log=None)
    await runner.setup()
    try:
        await web.TCPSite(runner, "127.0.0.1", settings.action_port).start()
        yield
    finally:
        await runner.cleanup()


@asynccontextmanager
async def _running_rasa(settings: Settings) -> AsyncIterator[None]:
    log = settings.var / "log" / "rasa-ask.log"
    command = Command(run_command(settings, rasa_model(settings)), rasa_environment(settings), settings.root, log)
    process = asyncio.create_task(keep_running(command, "Rasa", tell))
    try:
        async with asyncio.timeout(_STARTS_WITHIN_SECONDS):
            await wait_until_up(f"{settings.rasa_url}/webhooks/laban/", pause_seconds=0.5)
        yield
    except TimeoutError as late:
        tell("rasa_failed", log=log)
        raise StepFailedError from late
    finally:
        process.cancel()
        with suppress(asyncio.CancelledError):
            await process


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port

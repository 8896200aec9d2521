"""The supervisor: prepares, starts gateway and Rasa, and starts them again when they stop."""

import asyncio
import contextlib
import http
import http.client
import signal
import sys
import time
import urllib.request
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

CONFIGURATION_FAULT = 78
"""Exit code (EX_CONFIG) of a child that cannot start before a person mends something; it is not restarted."""

_FIRST_PAUSE, _LONGEST_PAUSE = 1.0, 30.0
_LIVED_WELL_SECONDS = 60.0
_GRACE_SECONDS = 10.0
_TICK_SECONDS = 5.0
# A school's proxy knows nothing of what runs on this machine.
_DIRECTLY = urllib.request.build_opener(urllib.request.ProxyHandler({}))

type Say = Callable[..., None]


class StepFailedError(Exception):
    """A step of the preparation failed; its own output says why."""


@dataclass(frozen=True, slots=True)
class Command:
    """A program to run: its words, environment, and the file its output goes to (None: this terminal)."""

    words: Sequence[str]
    environment: Mapping[str, str]
    folder: Path
    log: Path | None = None


async def run_step(command: Command, name: str, say: Say) -> None:
    """Run `command` to its end, telling every few seconds that it goes on.

    Raises:
        StepFailedError: it ended with another code than 0.
    """
    process = await _start(command)
    started = time.monotonic()
    try:
        while True:
            try:
                code = await asyncio.wait_for(process.wait(), _TICK_SECONDS)
                break
            except TimeoutError:
                say("step_goes_on", step=name, seconds=round(time.monotonic() - started))
    finally:
        await _end(process)
    if code:
        raise StepFailedError(name)
    say("step_done", step=name, seconds=round(time.monotonic() - started))


async def keep_running(command: Command, name: str, say: Say) -> None:
    """Run `command` for ever, with growing pauses between starts.

    Raises:
        StepFailedError: it says itself that starting it again is useless.
    """
    pause = _FIRST_PAUSE
    while True:
        started = time.monotonic()
        process = await _start(command)
        try:
            code = await process.wait()
        finally:
            await _end(process)
        if code == CONFIGURATION_FAULT:
            raise StepFailedError(name)
        if time.monotonic() - started > _LIVED_WELL_SECONDS:
            pause = _FIRST_PAUSE
        say("restarts", process=name, code=code, seconds=round(pause))
        await asyncio.sleep(pause)
        pause = min(2 * pause, _LONGEST_PAUSE)


async def wait_until_up(address: str, pause_seconds: float = 0.2) -> None:
    """Return once `address` answers a GET with 200."""
    while not await asyncio.to_thread(_answers, address):  # noqa: ASYNC110 - another process cannot set an event
        await asyncio.sleep(pause_seconds)


def run_until_stopped(main: Awaitable[None]) -> int:
    """Run `main` until it ends, fails, or the process is asked to stop; return the exit code."""

    async def guarded() -> int:
        task = asyncio.ensure_future(main)
        loop = asyncio.get_running_loop()
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            loop.add_signal_handler(number, task.cancel)
        try:
            await task
        except asyncio.CancelledError:
            return 0
        except StepFailedError:
            return 1
        except BaseExceptionGroup as failures:
            # A task group wraps what its tasks raise; anything but a failed step is a fault of ours.
            if failures.split(StepFailedError)[1]:
                raise
            return 1
        return 0

    return asyncio.run(guarded())


def _answers(address: str) -> bool:
    with contextlib.suppress(OSError, http.client.HTTPException), _DIRECTLY.open(address, timeout=1) as response:
        return bool(response.status == http.HTTPStatus.OK)
    return False


async def _start(command: Command) -> asyncio.subprocess.Process:
    with contextlib.ExitStack() as stack:
        output = sys.stderr
        if command.log:
            command.log.parent.mkdir(parents=True, exist_ok=True)
            output = stack.enter_context(command.log.open("a", encoding="utf-8"))
        return await asyncio.create_subprocess_exec(
            *command.words, env=dict(command.environment), cwd=command.folder, stdout=output, stderr=output, start_new_session=True
        )


async def _end(process: asyncio.subprocess.Process) -> None:
    if process.returncode is not None:
        return
    process.terminate()
    try:
        await asyncio.wait_for(process.wait(), _GRACE_SECONDS)
    except TimeoutError:
        process.kill()
        await process.wait()

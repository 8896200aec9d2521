"""The supervisor, over small real children."""

import asyncio
import os
import signal
import sys
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.processes import supervisor
from bot.processes.supervisor import (
    CONFIGURATION_FAULT,
    Command,
    StepFailedError,
    keep_running,
    run_step,
    run_until_stopped,
    wait_until_up,
)

SLEEP = "import time; time.sleep(60)"
STUBBORN = "import signal, sys, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('deaf', flush=True); time.sleep(60)"


@dataclass
class Told:
    """Remembers what the supervisor said."""

    names: list[str] = field(default_factory=list)
    values: list[dict[str, object]] = field(default_factory=list)

    def __call__(self, name: str, **values: object) -> None:
        """Note a sentence."""
        self.names.append(name)
        self.values.append(values)


@dataclass
class Children:
    """Makes commands of small programs that tell that they started."""

    folder: Path

    def command(self, code: str, **environment: str) -> Command:
        """Return the command of a program."""
        noted = f"import os, pathlib; pathlib.Path('pids').open('a').write(f'{{os.getpid()}} ');{code}"
        return Command([sys.executable, "-S", "-c", noted], {**os.environ, **environment}, self.folder, self.folder / "log" / "child.log")

    @property
    def pids(self) -> list[int]:
        """The process ids of all that started, in order."""
        noted = self.folder / "pids"
        return [int(pid) for pid in noted.read_text().split()] if noted.exists() else []

    @property
    def log(self) -> str:
        """What they printed."""
        log = self.folder / "log" / "child.log"
        return log.read_text() if log.exists() else ""

    @property
    def alive(self) -> list[int]:
        """The process ids of those that still run."""
        return [pid for pid in self.pids if Path(f"/proc/{pid}").exists()]

    async def until(self, happened: Callable[[], bool]) -> None:
        """Return once something has happened; fail when it does not."""
        async with asyncio.timeout(20):
            while not happened():  # noqa: ASYNC110 - a child sets no event
                await asyncio.sleep(0.01)


@pytest.fixture
def children(tmp_path: Path) -> Children:
    return Children(tmp_path)


@pytest.fixture
def told() -> Told:
    return Told()


@pytest.fixture
def pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make all pauses a hundred times shorter."""
    monkeypatch.setattr(supervisor, "_FIRST_PAUSE", 0.01)
    monkeypatch.setattr(supervisor, "_LONGEST_PAUSE", 0.05)


async def _cancelled(work: asyncio.Task[None]) -> None:
    work.cancel()
    await asyncio.gather(work, return_exceptions=True)


# A step.


async def test_step_that_succeeds_is_told_once_it_is_done(children: Children, told: Told) -> None:
    await run_step(children.command("print('working')"), "migrating", told)
    assert told.names == ["step_done"]
    assert told.values == [{"step": "migrating", "seconds": 0}]
    assert children.log == "working\n"


@pytest.mark.parametrize("code", [1, 2, CONFIGURATION_FAULT])
async def test_step_that_fails_is_an_error_that_names_it(children: Children, told: Told, code: int) -> None:
    with pytest.raises(StepFailedError, match="migrating"):
        await run_step(children.command(f"raise SystemExit({code})"), "migrating", told)
    assert told.names == []


async def test_step_that_is_killed_has_failed(children: Children, told: Told) -> None:
    with pytest.raises(StepFailedError):
        await run_step(children.command("import signal; os.kill(os.getpid(), signal.SIGKILL)"), "migrating", told)


async def test_long_step_is_told_to_go_on(children: Children, told: Told, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(supervisor, "_TICK_SECONDS", 0.05)
    await run_step(children.command("import time; time.sleep(0.2)"), "migrating", told)
    assert set(told.names[:-1]) == {"step_goes_on"}
    assert len(told.names[:-1]) >= 2
    assert told.names[-1] == "step_done"
    assert {values["step"] for values in told.values} == {"migrating"}


async def test_step_that_is_given_up_leaves_no_process(children: Children, told: Told) -> None:
    work = asyncio.create_task(run_step(children.command(SLEEP), "migrating", told))
    await children.until(lambda: bool(children.pids))
    await _cancelled(work)
    assert children.alive == []


async def test_process_that_does_not_listen_is_killed(children: Children, told: Told, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(supervisor, "_GRACE_SECONDS", 0.1)
    work = asyncio.create_task(run_step(children.command(STUBBORN), "migrating", told))
    await children.until(lambda: "deaf" in children.log)
    await _cancelled(work)
    assert children.alive == []


async def test_command_brings_its_environment_folder_and_log(children: Children, told: Told) -> None:
    code = "import sys; print(os.environ['LABAN_WORD'], os.getcwd()); print('trouble', file=sys.stderr)"
    await run_step(children.command(code, LABAN_WORD="bàn"), "migrating", told)
    assert sorted(children.log.splitlines()) == sorted([f"bàn {children.folder}", "trouble"])


async def test_log_of_an_earlier_run_is_kept(children: Children, told: Told) -> None:
    for word in ("one", "two"):
        await run_step(children.command(f"print({word!r})"), "migrating", told)
    assert children.log == "one\ntwo\n"


# For ever.


async def test_process_that_stops_is_started_again(children: Children, told: Told, pauses: None) -> None:
    work = asyncio.create_task(keep_running(children.command("raise SystemExit(3)"), "Rasa", told))
    await children.until(lambda: len(told.names) >= 3)
    await _cancelled(work)
    assert set(told.names) == {"restarts"}
    assert [(values["process"], values["code"]) for values in told.values[:3]] == [("Rasa", 3)] * 3
    assert len(set(children.pids)) >= 3


async def test_process_that_ends_well_is_started_again_too(children: Children, told: Told, pauses: None) -> None:
    work = asyncio.create_task(keep_running(children.command("pass"), "Rasa", told))
    await children.until(lambda: len(children.pids) >= 2)
    await _cancelled(work)
    assert told.values[0]["code"] == 0


async def test_pauses_between_starts_grow_up_to_a_limit(children: Children, told: Told, monkeypatch: pytest.MonkeyPatch) -> None:
    pauses = await _pauses(children, told, monkeypatch, count=7)
    assert pauses == [1, 2, 4, 8, 16, 30, 30]
    assert [values["seconds"] for values in told.values] == pauses


async def test_process_that_lived_well_is_started_again_soon(children: Children, told: Told, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(supervisor, "_LIVED_WELL_SECONDS", 0.0)
    assert await _pauses(children, told, monkeypatch, count=3) == [1, 1, 1]


async def test_process_that_says_a_person_must_mend_something_is_not_started_again(children: Children, told: Told, pauses: None) -> None:
    assert CONFIGURATION_FAULT == 78
    with pytest.raises(StepFailedError, match="gateway"):
        await keep_running(children.command("raise SystemExit(78)"), "gateway", told)
    assert len(children.pids) == 1
    assert told.names == []


async def test_supervisor_that_stops_stops_its_process(children: Children, told: Told) -> None:
    work = asyncio.create_task(keep_running(children.command(SLEEP), "Rasa", told))
    await children.until(lambda: bool(children.pids))
    await _cancelled(work)
    assert children.alive == []
    assert told.names == []


# Up.


async def test_server_is_up_once_it_answers_with_200() -> None:
    statuses = [503, 404, 200, 500]
    asked: list[int] = []

    async def health(_: web.Request) -> web.Response:
        asked.append(statuses[len(asked)])
        return web.Response(status=asked[-1])

    app = web.Application()
    app.router.add_get("/healthz", health)
    async with TestServer(app) as server:
        await wait_until_up(str(server.make_url("/healthz")), pause_seconds=0.01)
    assert asked == [503, 404, 200]


async def test_server_that_is_not_there_yet_is_waited_for(unused_tcp_port: int) -> None:
    address = f"http://127.0.0.1:{unused_tcp_port}/healthz"
    waiting = asyncio.create_task(wait_until_up(address, pause_seconds=0.01))
    await asyncio.sleep(0.05)
    assert not waiting.done()
    app = web.Application()
    app.router.add_get("/healthz", _well)
    async with TestServer(app, port=unused_tcp_port):
        await asyncio.wait_for(waiting, 20)


async def test_another_program_at_the_address_is_not_taken_for_the_server(unused_tcp_port: int) -> None:
    async def greet(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"SSH-2.0-OpenSSH\r\n")
        await writer.drain()
        writer.close()

    async with await asyncio.start_server(greet, "127.0.0.1", unused_tcp_port):
        waiting = asyncio.create_task(wait_until_up(f"http://127.0.0.1:{unused_tcp_port}/", pause_seconds=0.01))
        await asyncio.sleep(0.1)
        fault = waiting.exception() if waiting.done() else None
        await _cancelled(waiting)
    assert fault is None


async def test_proxy_of_the_network_is_not_asked_for_our_own_server(monkeypatch: pytest.MonkeyPatch) -> None:
    """Schools set one for everything; nobody but this machine knows its loopback."""
    monkeypatch.setattr("urllib.request._opener", None)
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    monkeypatch.delenv("no_proxy", raising=False)
    monkeypatch.delenv("NO_PROXY", raising=False)
    app = web.Application()
    app.router.add_get("/healthz", _well)
    async with TestServer(app) as server, asyncio.timeout(5):
        await wait_until_up(str(server.make_url("/healthz")), pause_seconds=0.05)


# The exit code.


async def _end() -> None:
    await asyncio.sleep(0)


async def _fail_a_step() -> None:
    await _end()
    step = "migrating"
    raise StepFailedError(step)


async def _fail_otherwise() -> None:
    await _end()
    message = "a fault of ours"
    raise ValueError(message)


async def _fail_in_a_group(*works: Callable[[], Awaitable[None]]) -> None:
    async with asyncio.TaskGroup() as group:
        for work in works:
            group.create_task(_run(work))


async def _run(work: Callable[[], Awaitable[None]]) -> None:
    await work()


async def _fail_in_a_group_of_groups() -> None:
    await _fail_in_a_group(lambda: _fail_in_a_group(_fail_a_step, _end))


async def _be_asked_to_stop(number: signal.Signals) -> None:
    asyncio.get_running_loop().call_later(0.01, os.kill, os.getpid(), number)
    await asyncio.sleep(20)


def test_program_that_ends_has_succeeded() -> None:
    assert run_until_stopped(_end()) == 0


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_program_that_is_asked_to_stop_stops_well(number: signal.Signals) -> None:
    started = time.monotonic()
    assert run_until_stopped(_be_asked_to_stop(number)) == 0
    assert time.monotonic() - started < 10


@pytest.mark.parametrize("work", [_fail_a_step, lambda: _fail_in_a_group(_fail_a_step, _fail_a_step), _fail_in_a_group_of_groups])
def test_program_of_which_a_step_failed_has_failed(work: Callable[[], Awaitable[None]]) -> None:
    assert run_until_stopped(work()) == 1


def test_fault_of_ours_is_not_hidden() -> None:
    with pytest.raises(ValueError, match="a fault of ours"):
        run_until_stopped(_fail_otherwise())


def test_fault_of_ours_beside_a_failed_step_is_not_hidden() -> None:
    with pytest.raises(ExceptionGroup) as caught:
        run_until_stopped(_fail_in_a_group(_fail_a_step, _fail_otherwise))
    assert caught.value.subgroup(ValueError) is not None


def test_program_that_is_asked_to_stop_tidies_up_first() -> None:
    tidied: list[str] = []

    async def work() -> None:
        try:
            await _be_asked_to_stop(signal.SIGTERM)
        finally:
            await asyncio.sleep(0.01)
            tidied.append("all")

    assert run_until_stopped(work()) == 0
    assert tidied == ["all"]


async def _well(_: web.Request) -> web.Response:
    return web.Response()


async def _pauses(children: Children, told: Told, monkeypatch: pytest.MonkeyPatch, count: int) -> list[float]:
    """Return the pauses between the first starts of a process that stops at once, without making them."""
    made: list[float] = []
    enough = asyncio.Event()

    async def pause(seconds: float) -> None:
        made.append(seconds)
        if len(made) == count:
            enough.set()
            await enough_was_seen.wait()

    enough_was_seen = asyncio.Event()
    monkeypatch.setattr(supervisor, "asyncio", _WithPause(pause))
    work = asyncio.create_task(keep_running(children.command("pass"), "Rasa", told))
    async with asyncio.timeout(30):
        await enough.wait()
    await _cancelled(work)
    return made


class _WithPause:
    """The module `asyncio`, but for its pauses."""

    def __init__(self, sleep: Callable[[float], Awaitable[None]]) -> None:
        self.sleep = sleep

    def __getattr__(self, name: str) -> object:
        return getattr(asyncio, name)

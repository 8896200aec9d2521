"""How long a turn takes: from an event in the inbox to its replies committed in the outbox, on SQLite."""

import statistics
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import yaml

from bot.bootstrap.engines import Shelf, SystemClock, build_small_interpreter, load_shelf
from bot.channels.web import Bell, WebChannel
from bot.cli.engines import interpreter_for
from bot.ports import Event, Interpreter
from bot.services.receive_event import receive_event
from bot.services.work_inbox import TurnWorker
from bot.settings import ROOT, Settings
from bot.storage import Database
from bot.storage.migrate import migrate

_REPEATS, _TURNS = 5, 200
_LONG_CONVERSATIONS, _LONG = 5, 305
_EARLY, _LATE = slice(5, 15), slice(295, 305)

type Figures = dict[str, float]
type BodyOf = Callable[[int], dict[str, str]]


@dataclass
class Bench:
    """A worker on a database of its own."""

    database: Database
    worker: TurnWorker

    async def turn(self, lane: str, number: int, body: dict[str, str]) -> float:
        """Hold one turn and return its milliseconds."""
        event = Event("web", f"{lane}:{number}", lane, body)
        await receive_event(self.database, SystemClock(), event)
        async with self.database.unit_of_work() as uow:
            stored = await uow.inbox.waiting("web", lane)
        assert stored is not None  # noqa: S101 - it was stored two lines above
        started = time.perf_counter()
        await self.worker.answer(stored)
        return 1000 * (time.perf_counter() - started)


async def measure_turns(settings: Settings) -> dict[str, Figures]:
    """Return the figures of every kind of turn, in milliseconds."""
    shelf = load_shelf(settings)
    questions: list[str] = [item["q"] for item in yaml.safe_load((ROOT / "tests/nlu/heldout.yml").read_text("utf-8"))]
    payloads = [f"answer:{answer_id}" for answer_id in shelf.book.answers]

    def question(number: int) -> dict[str, str]:
        return {"text": questions[number % len(questions)]}

    def tap(number: int) -> dict[str, str]:
        return {"text": "", "payload": payloads[number % len(payloads)]}

    figures = {}
    small = build_small_interpreter(settings)
    figures["tap"] = await _spread(shelf, small, tap)
    figures["small engine"] = await _spread(shelf, small, question)
    async with interpreter_for("rasa", settings, shelf) as rasa:
        figures["Rasa"] = await _spread(shelf, rasa, question)
        figures["Rasa, long conversation"] = await _growth(shelf, rasa, question)
    return figures


async def _spread(shelf: Shelf, interpreter: Interpreter, body_of: BodyOf) -> Figures:
    """Return the medians over repeats, each on a fresh database: these machines are noisy."""
    repeats = [await _once(shelf, interpreter, body_of) for _ in range(_REPEATS)]
    return {name: statistics.median(figures[name] for figures in repeats) for name in repeats[0]}


async def _once(shelf: Shelf, interpreter: Interpreter, body_of: BodyOf) -> Figures:
    with tempfile.TemporaryDirectory() as folder:
        bench = await _bench(Path(folder), shelf, interpreter)
        for number in range(50):  # what the first turns load is not what a turn costs
            await bench.turn(f"contact {number}", number, body_of(number))
        times = [await bench.turn(f"contact {number % 50}", number, body_of(number)) for number in range(50, 50 + _TURNS)]
        await bench.database.close()
    return {"p50": statistics.median(times), "p95": statistics.quantiles(times, n=20)[-1]}


async def _growth(shelf: Shelf, interpreter: Interpreter, body_of: BodyOf) -> Figures:
    early: list[float] = []
    late: list[float] = []
    with tempfile.TemporaryDirectory() as folder:
        bench = await _bench(Path(folder), shelf, interpreter)
        for conversation in range(_LONG_CONVERSATIONS):
            times = [await bench.turn(f"long {conversation}", number, body_of(number)) for number in range(_LONG)]
            early += times[_EARLY]
            late += times[_LATE]
        await bench.database.close()
    at_10, at_300 = statistics.median(early), statistics.median(late)
    return {"at message 10": at_10, "at message 300": at_300, "ratio": at_300 / at_10}


async def _bench(folder: Path, shelf: Shelf, interpreter: Interpreter) -> Bench:
    url = f"sqlite+aiosqlite:///{folder / 'bench.db'}"
    await migrate(url)
    database = Database(url)
    channels = {"web": WebChannel(Bell())}
    return Bench(database, TurnWorker(database, shelf, interpreter, channels, SystemClock(), lambda _: None))

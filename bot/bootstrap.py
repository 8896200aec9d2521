"""The only place that joins adapters to services: builds the parts that the commands run."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime

import aiohttp
import structlog
from aiohttp import web

from bot.channels.telegram import TelegramChannel, TelegramPoller
from bot.channels.web import Bell, WebChannel
from bot.content_files import load_book, load_rules, load_sentences
from bot.dialogue import RulePolicy
from bot.intent_model import BrokenModelError
from bot.knowledge import Book
from bot.ports import Channel, Event, Interpreter
from bot.services.deliver_outbox import OutboxWorker
from bot.services.receive_event import receive_event
from bot.services.work_inbox import TurnWorker
from bot.settings import Settings
from bot.storage import Database
from bot.understanding import FailoverInterpreter, RasaInterpreter, SmallInterpreter
from bot.understanding.actions_endpoint import create_actions_app
from bot.understanding.engine_settings import read_engine_settings
from bot.understanding.training import load_small, small_model_path, train_small
from bot.web import create_app
from bot.web.health import Health


class SystemClock:
    """The machine's clock."""

    def now(self) -> datetime:
        """Return the current instant."""
        return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class LoadedShelf:
    """The content as it was read at start."""

    book: Book


def load_shelf(settings: Settings) -> LoadedShelf:
    """Read the content.

    Raises:
        ContentError: a file has errors.
    """
    return LoadedShelf(load_book(settings.root))


def build_small_interpreter(settings: Settings) -> SmallInterpreter:
    """Build the small engine, training its model first when the sentences have changed."""
    engine = read_engine_settings(settings.root / "config.yml")
    sentences = load_sentences(settings.root)
    path = small_model_path(settings.models, sentences, engine)
    try:
        model = load_small(path)
    except BrokenModelError:
        train_small(path, sentences, engine)
        model = load_small(path)
    return SmallInterpreter(model, RulePolicy(load_rules(settings.root), engine.sure_from, engine.lead))


def log_quietly() -> None:
    """Log events as lines of JSON; keep the libraries' own chatter, which may hold tokens in addresses, out."""
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s %(message)s")
    for library in ("httpx", "httpcore", "telegram", "rasa_sdk"):
        logging.getLogger(library).setLevel(logging.ERROR)
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso"),
            structlog.processors.format_exc_info,
            structlog.processors.JSONRenderer(ensure_ascii=False),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
    )


@asynccontextmanager
async def running_gateway(settings: Settings) -> AsyncIterator[None]:
    """Run the gateway for the length of a `with` block: web chat, Telegram, workers, Rasa's actions.

    Raises:
        ContentError: the content has errors; nothing was started.
        OSError: an address is already taken.
    """
    shelf, clock = load_shelf(settings), SystemClock()
    async with AsyncExitStack() as stack:
        database = Database(settings.database_url)
        stack.push_async_callback(database.close)
        http = await stack.enter_async_context(aiohttp.ClientSession())
        interpreter, rasa_answers = _interpreter(settings, http, clock)
        bell = Bell()
        channels: dict[str, Channel] = {"web": WebChannel(bell)}
        if settings.telegram_token:
            telegram = TelegramChannel(settings.telegram_token, shelf, settings.telegram_url or None)
            channels["telegram"] = await stack.enter_async_context(telegram)
        deliverers = {name: OutboxWorker(database, channel, clock) for name, channel in channels.items()}
        worker = TurnWorker(database, shelf, interpreter, channels, clock, lambda name: deliverers[name].wake())
        app = create_app(database, clock, shelf, bell, worker.wake, Health(shelf, rasa_answers))
        await _listen(stack, app, settings.host, settings.port)
        await _listen(stack, create_actions_app(shelf, settings.action_token), "127.0.0.1", settings.action_port)
        runs = [worker.run(), *(deliverer.run() for deliverer in deliverers.values())]
        if settings.telegram_token:

            async def receive(event: Event) -> None:
                if await receive_event(database, clock, event):
                    worker.wake(event.channel, event.lane)

            runs.append(TelegramPoller(telegram, shelf).run(receive))
        tasks = [asyncio.create_task(run) for run in runs]
        stack.push_async_callback(_stop, tasks)
        yield


def _interpreter(settings: Settings, http: aiohttp.ClientSession, clock: SystemClock) -> tuple[Interpreter, "RasaProbe"]:
    small = build_small_interpreter(settings)
    probe = RasaProbe(http, settings)
    if not settings.use_rasa:
        return small, probe
    return FailoverInterpreter(RasaInterpreter(http, settings.rasa_url, settings.rasa_token), small, clock), probe


@dataclass(frozen=True, slots=True)
class RasaProbe:
    """Asks whether Rasa answers; used for the health page."""

    http: aiohttp.ClientSession
    settings: Settings

    async def __call__(self) -> bool:
        """Return True when Rasa's channel answers within half a second."""
        if not self.settings.use_rasa:
            return False
        with suppress(aiohttp.ClientError, TimeoutError):
            address = f"{self.settings.rasa_url}/webhooks/laban/"
            async with self.http.get(address, timeout=aiohttp.ClientTimeout(total=0.5)) as response:
                return response.status == 200  # noqa: PLR2004
        return False


async def _listen(stack: AsyncExitStack, app: web.Application, host: str, port: int) -> None:
    # Access logs would hold addresses of people; platform and proxy have their own.
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    stack.push_async_callback(runner.cleanup)
    await web.TCPSite(runner, host, port).start()


async def _stop(tasks: list[asyncio.Task[None]]) -> None:
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)

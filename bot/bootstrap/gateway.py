"""The gateway: web chat, Telegram, workers and Rasa's actions in one process."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine
from contextlib import AsyncExitStack, asynccontextmanager
from functools import partial

import aiohttp
from aiohttp import web

from bot.bootstrap.background import in_background
from bot.bootstrap.engines import Shelf, SystemClock, build_small_interpreter, load_shelf, load_warm_edition, warm_up
from bot.bootstrap.rasa_probe import RasaProbe
from bot.bootstrap.reloading import Reloading
from bot.channels.web import Bell, WebChannel
from bot.pictures import Pictures
from bot.ports import Channel, Event, Interpreter
from bot.services.deliver_outbox import OutboxWorker
from bot.services.forget_stale import Forgetting
from bot.services.receive_event import receive_event
from bot.services.work_inbox import TurnWorker
from bot.settings import Settings
from bot.storage import Database
from bot.storage.migrate import migrate
from bot.understanding.actions_endpoint import create_actions_app
from bot.understanding.failover import FailoverInterpreter
from bot.understanding.rasa import RasaInterpreter
from bot.web import create_app
from bot.web.chat import ChatPage
from bot.web.health import Health
from bot.web.pictures import PicturePages

_SHUTDOWN_SECONDS = 3.0

type Poll = Callable[[Callable[[Event], Awaitable[None]]], Coroutine[object, object, None]]


@asynccontextmanager
async def running_gateway(settings: Settings) -> AsyncIterator[None]:
    """Run the gateway for the length of a `with` block: web chat, Telegram, workers, Rasa's actions.

    Raises:
        ContentError: the content has errors; nothing was started.
        OSError: an address is already taken.
    """
    shelf, clock = load_shelf(settings), SystemClock()
    await migrate(settings.database_url)
    async with AsyncExitStack() as stack:
        database = Database(settings.database_url)
        stack.push_async_callback(database.close)
        http = await stack.enter_async_context(aiohttp.ClientSession())
        small = build_small_interpreter(settings)
        interpreter, rasa_answers = _interpreter(settings, small, http, clock)
        reloading = Reloading(settings.root, shelf, partial(load_warm_edition, settings), clock, small.intents)
        pictures, bell = Pictures(shelf, clock), Bell()
        channels: dict[str, Channel] = {"web": WebChannel(bell)}
        polls: dict[str, Poll] = {}
        if settings.telegram_token:
            channels["telegram"], polls["telegram"] = await _join_telegram(stack, settings, shelf, pictures)
        deliverers = {name: OutboxWorker(database, channel, clock) for name, channel in channels.items()}
        worker = TurnWorker(database, shelf, interpreter, channels, clock, lambda name: deliverers[name].wake())
        chat = ChatPage(database, clock, shelf, bell, pictures, on_event=worker.wake)
        app = create_app(chat, Health(shelf, rasa_answers, lambda: reloading.state), PicturePages(pictures))
        await _listen(stack, app, settings.host, settings.port)
        await _listen(stack, create_actions_app(shelf, settings.action_token), "127.0.0.1", settings.action_port)
        works: dict[str, Coroutine[object, object, None]] = {
            # Beside the service, which answers meanwhile: the first search would otherwise wait for all of it.
            "warm-up": asyncio.to_thread(warm_up, shelf.edition),
            "turns": worker.run(),
            "reloading": reloading.run(),
            "forgetting": Forgetting(database, clock).run(),
            **{f"delivery {name}": deliverer.run() for name, deliverer in deliverers.items()},
            **{f"polling {name}": poll(partial(_receive, database, clock, worker)) for name, poll in polls.items()},
        }
        await stack.enter_async_context(in_background(works))
        yield


async def _join_telegram(stack: AsyncExitStack, settings: Settings, shelf: Shelf, pictures: Pictures) -> tuple[Channel, Poll]:
    """Connect to Telegram; return the channel and how to poll for it."""
    # Late: slow to import, and not every gateway has a bot on Telegram.
    from bot.channels.telegram import TelegramChannel, TelegramPoller

    channel = TelegramChannel(settings.telegram_token, shelf, pictures, settings.telegram_url or None)
    await stack.enter_async_context(channel)
    return channel, TelegramPoller(channel, shelf).run


async def _receive(database: Database, clock: SystemClock, worker: TurnWorker, event: Event) -> None:
    """Store an event and have it answered now, unless it was stored before."""
    if await receive_event(database, clock, event):
        worker.wake(event.channel, event.lane)


def _interpreter(settings: Settings, small: Interpreter, http: aiohttp.ClientSession, clock: SystemClock) -> tuple[Interpreter, RasaProbe]:
    probe = RasaProbe(http, settings)
    if not settings.use_rasa:
        return small, probe
    return FailoverInterpreter(RasaInterpreter(http, settings.rasa_url, settings.rasa_token), small, clock), probe


async def _listen(stack: AsyncExitStack, app: web.Application, host: str, port: int) -> None:
    # Access logs would hold addresses of people; platform and proxy have their own.
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=_SHUTDOWN_SECONDS)
    await runner.setup()
    stack.push_async_callback(runner.cleanup)
    await web.TCPSite(runner, host, port).start()

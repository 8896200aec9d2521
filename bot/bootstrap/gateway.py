"""The gateway: web chat, Telegram, workers and Rasa's actions in one process."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from functools import partial

import aiohttp
from aiohttp import web

from bot.bootstrap.engines import SystemClock, build_small_interpreter, load_shelf, load_warm_edition, warm_up
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
        pictures = Pictures(shelf, clock)
        bell = Bell()
        channels: dict[str, Channel] = {"web": WebChannel(bell)}
        if settings.telegram_token:
            # Late: slow to import, and not every gateway has a bot on Telegram.
            from bot.channels.telegram import TelegramChannel, TelegramPoller

            telegram = TelegramChannel(settings.telegram_token, shelf, pictures, settings.telegram_url or None)
            channels["telegram"] = await stack.enter_async_context(telegram)
        deliverers = {name: OutboxWorker(database, channel, clock) for name, channel in channels.items()}
        worker = TurnWorker(database, shelf, interpreter, channels, clock, lambda name: deliverers[name].wake())
        chat = ChatPage(database, clock, shelf, bell, pictures, on_event=worker.wake)
        app = create_app(chat, Health(shelf, rasa_answers, lambda: reloading.state), PicturePages(pictures))
        await _listen(stack, app, settings.host, settings.port)
        await _listen(stack, create_actions_app(shelf, settings.action_token), "127.0.0.1", settings.action_port)
        # Beside the service, which answers meanwhile: the first search would otherwise wait for all of it.
        warming = asyncio.to_thread(warm_up, shelf.edition)
        runs = [
            warming,
            worker.run(),
            reloading.run(),
            Forgetting(database, clock).run(),
            *(deliverer.run() for deliverer in deliverers.values()),
        ]
        if settings.telegram_token:

            async def receive(event: Event) -> None:
                if await receive_event(database, clock, event):
                    worker.wake(event.channel, event.lane)

            runs.append(TelegramPoller(telegram, shelf).run(receive))
        tasks = [asyncio.create_task(run) for run in runs]
        stack.push_async_callback(_stop, tasks)
        yield


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


async def _stop(tasks: list[asyncio.Task[None]]) -> None:
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)

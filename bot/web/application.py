"""The public aiohttp application."""

from collections.abc import Awaitable, Callable
from pathlib import Path

import structlog
from aiohttp import web

from bot.web.chat import ChatPage
from bot.web.health import Health
from bot.web.pictures import ROUTE, PicturePages
from bot.web.refusals import refusal

type Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

log = structlog.get_logger()

_STATIC = Path(__file__).parent / "static"
# 30,000 letters with three bytes each, as JSON.
_LARGEST_BODY = 128 * 2**10
_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'self'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}


def create_app(chat: ChatPage, health: Health, pictures: PicturePages) -> web.Application:
    """Return the application that serves the chat with its pictures and tells the gateway's health."""
    app = web.Application(client_max_size=_LARGEST_BODY, middlewares=[_send_headers])
    app.router.add_get("/", chat.page)
    app.router.add_post("/chat/messages", chat.receive)
    app.router.add_get("/chat/messages", chat.news)
    app.router.add_get(ROUTE, pictures.show)
    app.router.add_get("/healthz", health.report)
    app.on_shutdown.append(chat.stop_waiting)
    app.router.add_static("/static", _STATIC)
    return app


@web.middleware
async def _send_headers(request: web.Request, handler: Handler) -> web.StreamResponse:
    try:
        response = await handler(request)
    except web.HTTPException as failure:
        failure.headers.update(_HEADERS)
        raise
    except Exception as fault:  # noqa: BLE001 - the library's own log would name the visitor's address
        log.error("request_failed", fault=type(fault).__name__, path=request.path)  # noqa: TRY400 - a trace may quote what was sent
        response = refusal("trouble", 500)
    response.headers.update(_HEADERS)
    return response

"""The public aiohttp application."""

from collections.abc import Awaitable, Callable
from pathlib import Path

from aiohttp import web

from bot.web.chat import ChatPage
from bot.web.health import Health

type Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

_STATIC = Path(__file__).parent / "static"
# 100,000 letters with three bytes each, as JSON.
_LARGEST_BODY = 512 * 2**10
_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'self'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}


def create_app(chat: ChatPage, health: Health) -> web.Application:
    """Return the application that serves the chat and tells the gateway's health."""
    app = web.Application(client_max_size=_LARGEST_BODY, middlewares=[_send_headers])
    app.router.add_get("/", chat.page)
    app.router.add_post("/chat/messages", chat.receive)
    app.router.add_get("/chat/messages", chat.news)
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
    response.headers.update(_HEADERS)
    return response

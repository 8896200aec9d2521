"""Who is visiting: a random token in a cookie, and its hash as the contact's id on the web channel."""

import hashlib
import re
import secrets

from aiohttp import web

_COOKIE = "laban_chat"
_TOKEN = re.compile(r"[A-Za-z0-9_-]{32}")
_HALF_A_YEAR_SECONDS = 180 * 24 * 3600


def token_of(request: web.Request) -> str | None:
    """Return the token that the visitor's browser brought, if any."""
    token = request.cookies.get(_COOKIE, "")
    return token if _TOKEN.fullmatch(token) else None


def new_token() -> str:
    """Return a token for a new visitor."""
    return secrets.token_urlsafe(24)


def external_id(token: str) -> str:
    """Return the contact's id for a token; the database never holds the token itself."""
    return hashlib.sha256(token.encode()).hexdigest()[:32]


def remember(response: web.Response, request: web.Request, token: str) -> None:
    """Have the browser keep the token, out of reach of scripts and other sites."""
    secure = request.secure or request.headers.get("X-Forwarded-Proto") == "https"
    response.set_cookie(_COOKIE, token, max_age=_HALF_A_YEAR_SECONDS, httponly=True, samesite="Lax", secure=secure)

"""What a Bot API server refuses and how it fails."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from aiohttp import web


@dataclass(frozen=True)
class Refusal:
    """An answer that is not ok."""

    status: int
    description: str
    parameters: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class RawAnswer:
    """A body sent as it is, with status 200: a proxy's page, half a JSON document."""

    body: str


@dataclass(frozen=True)
class ConnectionCut:
    """The connection is cut, before or after the server has done its work.

    Attributes:
        is_done: whether the work was done, so that only the answer is lost.
    """

    is_done: bool


@dataclass(frozen=True)
class NoFault:
    """Nothing fails this time; the fault planned after it waits for the next call."""


@dataclass(frozen=True)
class NoAnswer:
    """The server takes the request and stays silent until it is shut down."""


type Fault = Refusal | RawAnswer | ConnectionCut | NoFault | NoAnswer

SERVER_ERROR = Refusal(500, "Internal Server Error")
BLOCKED = Refusal(403, "Forbidden: bot was blocked by the user")
CHAT_NOT_FOUND = Refusal(400, "Bad Request: chat not found")
QUERY_TOO_OLD = Refusal(400, "Bad Request: query is too old and response timeout expired or query ID is invalid")
CONFLICT = Refusal(409, "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running")
UNAUTHORIZED = Refusal(401, "Unauthorized")
PASS = NoFault()
SILENCE = NoAnswer()
CUT = ConnectionCut(is_done=False)
ANSWER_LOST = ConnectionCut(is_done=True)
NOT_JSON = RawAnswer("<html>Gateway</html>")


def throttled(seconds: int) -> Refusal:
    """Return the answer that asks to wait."""
    return Refusal(429, f"Too Many Requests: retry after {seconds}", {"retry_after": seconds})


class RefusedError(Exception):
    """The server refuses what it was asked.

    Attributes:
        refusal: the answer.
    """

    def __init__(self, refusal: Refusal) -> None:
        """Refuse with this answer."""
        super().__init__(refusal.description)
        self.refusal = refusal


def refused_with(refusal: Refusal) -> web.Response:
    """Return a refusal as it is sent."""
    body: dict[str, object] = {"ok": False, "error_code": refusal.status, "description": refusal.description}
    if refusal.parameters:
        body["parameters"] = dict(refusal.parameters)
    return web.json_response(body, status=refusal.status)


def cut(request: web.Request) -> web.Response:
    """Cut the connection of a request; what is returned arrives nowhere."""
    if request.transport is not None:
        request.transport.abort()
    return web.Response()

"""Where Rasa calls back for what must be computed: rasa-sdk's executor on an aiohttp route of our own.

Loopback only, with a token. rasa-sdk's own server would listen everywhere without one.
"""

import hmac
from typing import Any

from aiohttp import web
from rasa_sdk import Action as RasaAction
from rasa_sdk import Tracker
from rasa_sdk.executor import ActionExecutor, CollectingDispatcher
from rasa_sdk.interfaces import ActionExecutionRejection, ActionMissingDomainException, ActionNotFoundException

from bot.dialogue import ACTIONS, payload_of
from bot.dialogue.actions import Action
from bot.ports import BookShelf
from bot.understanding.rasa import memory_from, understanding_of

# The body carries the whole domain and the tracker of a session of 30 turns.
_LARGEST_BODY = 10 * 2**20


class BookAction(RasaAction):  # type: ignore[misc]  # rasa-sdk publishes no types
    """One of our pure actions as rasa-sdk knows actions."""

    def __init__(self, name: str, action: Action, shelf: BookShelf) -> None:
        """Run `action` over the content in use under `name`."""
        self._name = name
        self._action = action
        self._shelf = shelf

    def name(self) -> str:
        """Return the action's name in the domain."""
        return self._name

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[dict[str, Any]]:  # noqa: ARG002
        """Compute the sayings and hand them to Rasa as custom payloads."""
        heard = tracker.latest_message
        understanding = understanding_of([(rank["name"], rank["confidence"]) for rank in heard.get("intent_ranking", [])])
        memory = memory_from(heard.get("metadata") or {})
        for saying in self._action(self._shelf.book, understanding, memory):
            dispatcher.utter_message(json_message=payload_of(saying))
        return []


def create_actions_app(shelf: BookShelf, token: str) -> web.Application:
    """Return the application that serves `POST /webhook?token=...` for Rasa."""
    executor = ActionExecutor()
    for name, action in ACTIONS.items():
        executor.register_action(BookAction(name, action, shelf))

    async def run_action(request: web.Request) -> web.Response:
        if not (token and hmac.compare_digest(request.query.get("token", "").encode(), token.encode())):
            return web.json_response({"error": "token"}, status=401)
        call = await request.json()
        try:
            result = await executor.run(call)
        except ActionExecutionRejection as refusal:
            return _failure(refusal.action_name, str(refusal), 400)
        except ActionNotFoundException as refusal:
            return _failure(refusal.action_name, str(refusal), 404)
        except ActionMissingDomainException as refusal:
            return _failure(refusal.action_name, str(refusal), 449)
        return web.json_response(result.model_dump() if result else {"events": [], "responses": []})

    app = web.Application(client_max_size=_LARGEST_BODY)
    app.router.add_post("/webhook", run_action)
    return app


def _failure(action_name: str, error: str, status: int) -> web.Response:
    return web.json_response({"error": error, "action_name": action_name}, status=status)

"""Answers to requests that cannot be served: a sentence for the person, from the page's message table."""

from pathlib import Path

import yaml
from aiohttp import web

_MESSAGES: dict[str, str] = yaml.safe_load(Path(__file__).with_name("messages.yml").read_text("utf-8"))


def refusal(name: str, status: int) -> web.Response:
    """Return the sentence `name` as JSON with `status`."""
    return web.json_response({"error": _MESSAGES[name]}, status=status)

"""The gateway's public HTTP side: the chat page, its two endpoints, pictures, health."""

from bot.web.application import create_app

__all__ = ["create_app"]

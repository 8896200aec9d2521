"""The web chat as a channel: the page's JSON to messages, and a bell for pages that wait for replies."""

from bot.channels.web.channel import Bell, WebChannel
from bot.channels.web.inbound import BadMessageError, event_of

__all__ = ["BadMessageError", "Bell", "WebChannel", "event_of"]

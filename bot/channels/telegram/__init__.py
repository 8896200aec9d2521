"""Telegram: updates become inbound messages, replies become messages with buttons; by long polling.

Start with `inbound` and `outbound`, the two translations, which are pure. `client` delivers over the
connections of `bot`, `poller` brings updates in, `errors` says what a refusal means to us.
"""

from bot.channels.telegram.client import TelegramChannel
from bot.channels.telegram.poller import TelegramPoller

__all__ = ["TelegramChannel", "TelegramPoller"]

"""Telegram: updates become inbound messages, replies become messages with buttons; by long polling.

Start with `inbound` and `outbound`, the two translations, which are pure. `bot` holds the connection, `client`
delivers, `poller` brings updates in, `errors` says what a refusal means to us.
"""

from bot.channels.telegram.bot import TelegramBot
from bot.channels.telegram.client import TelegramChannel
from bot.channels.telegram.poller import TelegramPoller

__all__ = ["TelegramBot", "TelegramChannel", "TelegramPoller"]

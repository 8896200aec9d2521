"""What Telegram's refusals mean to us."""

from datetime import timedelta

from telegram.error import BadRequest, ChatMigrated, Forbidden, InvalidToken, RetryAfter, TelegramError, TimedOut

from bot.channels.telegram.redaction import without_token
from bot.ports import (
    ChannelError,
    ChannelThrottledError,
    ChannelUnreachableError,
    ContactBlockedBotError,
    MessageRejectedError,
)

_SOON_SECONDS = 2.0
_TOKEN_SECONDS = 300.0
_CODE_LENGTH = 100
_HARMLESS = ("message is not modified", "query is too old", "query id is invalid")


def channel_error(fault: TelegramError) -> ChannelError:  # noqa: PLR0911 - a table
    """Return what happened as an error of ours, which knows whether trying again makes sense."""
    match fault:
        case RetryAfter():
            return ChannelThrottledError("429", retry_after_seconds(fault))
        case Forbidden():
            return ContactBlockedBotError(_code("403", fault))
        case BadRequest():
            return MessageRejectedError(_code("400", fault))
        case ChatMigrated():
            return MessageRejectedError("chat migrated")
        case InvalidToken():
            # Not the message's fault: it can go out once somebody has put the token right.
            return ChannelUnreachableError("token rejected", _TOKEN_SECONDS)
        case TimedOut():
            return ChannelUnreachableError("timed out", _SOON_SECONDS)
        case _:
            return ChannelUnreachableError(_code(type(fault).__name__, fault), _SOON_SECONDS)


def retry_after_seconds(fault: RetryAfter) -> float:
    """Return how long Telegram asks to wait."""
    wait = fault.retry_after
    return wait.total_seconds() if isinstance(wait, timedelta) else float(wait)


def is_harmless(fault: TelegramError) -> bool:
    """Tell whether Telegram only says that there was nothing left to do."""
    words = fault.message.lower()
    return isinstance(fault, BadRequest) and any(phrase in words for phrase in _HARMLESS)


def _code(name: str, fault: TelegramError) -> str:
    return f"{name} {without_token(fault.message)}"[:_CODE_LENGTH]

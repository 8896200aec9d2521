"""Keeping the token, which is part of every address, and people's words out of the libraries' logs."""

import logging
import re

# "bot<number>:<secret>" in an address, or the token by itself.
_TOKEN = re.compile(r"(?<=/bot)[^/\s\"']+|\b\d+:[A-Za-z0-9_-]{16,}")


def without_token(text: str) -> str:
    """Return `text` with anything that looks like a bot's token struck out."""
    return _TOKEN.sub("***", text)


class _StrikeOut(logging.Filter):
    def filter(self, record: logging.LogRecord) -> bool:
        """Rewrite the record without the token; drop none."""
        record.msg, record.args = without_token(record.getMessage()), ()
        return True


_STRIKE_OUT = _StrikeOut()


def keep_logs_clean() -> None:
    """Quieten the libraries that log addresses and texts; may be called more than once."""
    # httpx logs the address of each request at INFO; should somebody ask for that, the token is struck out.
    logging.getLogger("httpx").addFilter(_STRIKE_OUT)
    _quieten("httpx", logging.WARNING)
    # httpcore and telegram log the requests and their answers, with what people wrote, at DEBUG.
    _quieten("httpcore", logging.WARNING)
    _quieten("telegram", logging.WARNING)
    # Logs a traceback whenever Telegram asks to wait, which the outbox handles and logs by itself.
    _quieten("telegram.ext.AIORateLimiter", logging.CRITICAL)


def _quieten(name: str, level: int) -> None:
    logger = logging.getLogger(name)
    logger.setLevel(max(logger.level, level))

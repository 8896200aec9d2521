"""The first engine while it answers, the second whenever it does not."""

from datetime import timedelta

import structlog

from bot.conversations import Conversation
from bot.dialogue import Decision
from bot.knowledge import Book
from bot.ports import Clock, Interpreter, InterpreterUnavailableError

_REST = timedelta(seconds=5)

log = structlog.get_logger()


class FailoverInterpreter:
    """Asks `first`; when it fails, `second` answers, and `first` is left in peace for some seconds."""

    def __init__(self, first: Interpreter, second: Interpreter, clock: Clock) -> None:
        """Prefer `first`."""
        self._first = first
        self._second = second
        self._clock = clock
        self._resting_until = clock.now()

    async def decide(self, book: Book, conversation: Conversation, text: str) -> Decision:
        """Return the decision of the engine that answers."""
        if self._clock.now() >= self._resting_until:
            try:
                return await self._first.decide(book, conversation, text)
            except InterpreterUnavailableError:
                log.warning("engine_failed_over", seconds=_REST.total_seconds())
                self._resting_until = self._clock.now() + _REST
        return await self._second.decide(book, conversation, text)

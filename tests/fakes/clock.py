"""A clock that moves only when told."""

from datetime import UTC, date, datetime, timedelta

MORNING = datetime(2026, 11, 22, 3, tzinfo=UTC)


class FakeClock:
    """Stands still until a test lets time pass."""

    def __init__(self, now: datetime = MORNING) -> None:
        """Stand at `now`."""
        self._now = now

    def now(self) -> datetime:
        """Return the instant at which it stands."""
        return self._now

    def today(self) -> date:
        """Return the day it is in Viet Nam at that instant, seven hours ahead."""
        return (self._now + timedelta(hours=7)).date()

    def let_pass(self, seconds: float) -> None:
        """Move forward."""
        self._now += timedelta(seconds=seconds)

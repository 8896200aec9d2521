"""Rasa's memory of conversations: a cache of bounded size that a restart may lose."""

from __future__ import annotations

from collections import OrderedDict

from rasa.core.tracker_store import InMemoryTrackerStore
from rasa.shared.core.trackers import DialogueStateTracker

_MOST_TRACKERS = 500


class BoundedTrackerStore(InMemoryTrackerStore):
    """Keeps the trackers used last and forgets the rest; the gateway keeps what must be kept."""

    store: OrderedDict[str, str]

    def __init__(self, *arguments: object, **settings: object) -> None:
        """Take what Rasa passes to any tracker store."""
        super().__init__(*arguments, **settings)
        self.store = OrderedDict()

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Write a tracker, forgetting the one used longest ago when there are too many."""
        await super().save(tracker)
        self.store.move_to_end(tracker.sender_id)
        while len(self.store) > _MOST_TRACKERS:
            self.store.popitem(last=False)

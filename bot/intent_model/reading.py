"""Reading: from a text to its features. What was learnt of the language and of names stays the same in both engines."""

from __future__ import annotations

from collections.abc import Sequence

from bot.entities import Entity, EntityFinder, Gazetteer
from bot.intent_model.features import features
from bot.vietnamese import Restorer


class Reader:
    """Reads a text as it was probably meant to be written, with the things it names.

    Attributes:
        restorer: gives back what hurried typing left out.
        names: (kind, value, name) of the things that may be named.
    """

    def __init__(self, restorer: Restorer, names: Sequence[tuple[str, str, str]]) -> None:
        """Read with `restorer`, and know `names`."""
        self.restorer = restorer
        self.names = names
        self._finder = EntityFinder(Gazetteer(names))

    def entities(self, text: str) -> list[Entity]:
        """Return what `text` names, as typed or as it was probably meant."""
        return list(dict.fromkeys([*self._finder.find(text), *self._finder.find(self.restorer.restore(text))]))

    def features(self, text: str) -> list[str]:
        """Return the features of `text`."""
        return features(self.restorer.restore(text), self.entities(text))

"""The levels of danger and the phrases that give them away."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from bot.vietnamese import Phrases, phrase_line


class DangerLevel(StrEnum):
    """How soon a person must act."""

    NONE = "none"
    CONCERN = "concern"
    HIGH = "high"
    IMMEDIATE = "immediate"


_BY_URGENCY = (DangerLevel.IMMEDIATE, DangerLevel.HIGH, DangerLevel.CONCERN)


@dataclass(frozen=True, slots=True)
class DangerLexicon:
    """Compiled phrases of the danger check.

    Attributes:
        harmless: idioms that only look like danger ("áp lực chết mất"); cut out before looking.
        levels: the phrases of each level, most urgent first.
    """

    harmless: Phrases
    levels: tuple[tuple[DangerLevel, Phrases], ...]

    def assess(self, text: str) -> DangerLevel:
        """Return the most urgent level whose phrases stand in `text`."""
        line = self.harmless.cut_from(phrase_line(text))
        found = (level for level, phrases in self.levels if phrases.found_in(line))
        return next(found, DangerLevel.NONE)


def compile_lexicon(phrases: Mapping[DangerLevel, Iterable[str]], harmless: Iterable[str]) -> DangerLexicon:
    """Build the lexicon from phrases as editors write them; a level without phrases finds nothing."""
    levels = tuple((level, Phrases(phrases.get(level, ()))) for level in _BY_URGENCY)
    return DangerLexicon(harmless=Phrases(harmless), levels=levels)

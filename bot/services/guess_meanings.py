"""Guessing what a group of questions under review means."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from bot.dialogue.lending import LentFor
from bot.ports import Candidate
from bot.services.group_alike import Alike


@dataclass(frozen=True, slots=True)
class Guess:
    """An intent that a group may mean.

    Attributes:
        chosen: how many of those who asked chose it of what the bot offered; 0 when only an engine thinks so.
    """

    intent: str
    chosen: int = 0


def guesses(group: Alike[Candidate], ranking: Sequence[str], most: int) -> list[Guess]:
    """Return what a group may mean, likeliest first: what its askers chose, then an engine's ranking without what they refused."""
    chosen = Counter[str]()
    refused = set[str]()
    for candidate in group.members:
        if candidate.chosen:
            chosen[candidate.chosen] += 1
        if candidate.reason is LentFor.NOT_MEANT and candidate.intent:
            refused.add(candidate.intent)
    picked = [Guess(intent, count) for intent, count in chosen.most_common()]
    thought = [Guess(intent) for intent in ranking if intent not in chosen and intent not in refused]
    return [*picked, *thought][:most]

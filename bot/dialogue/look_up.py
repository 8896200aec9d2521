"""The long tail: what a search over all passages makes of a text that no answer fits."""

from collections.abc import Sequence
from dataclasses import replace

from bot.dialogue.decision import Decision, LookUp, SayFound, SayReply
from bot.knowledge import Found

ENOUGH = 11.0
"""The score from which a passage is told. Measured on questions in and out of scope: docs/knowledge.md."""
_NEARLY = 0.6
_MOST_FOUND = 3


def wants_search(decision: Decision) -> bool:
    """Tell whether passages must be searched before `decision` can be worded."""
    return any(isinstance(saying, LookUp) for saying in decision.sayings)


def resolve(decision: Decision, found: Sequence[Found]) -> Decision:
    """Put what was found, best first, in the place of the look-ups; nothing good enough is a gap, honestly told."""
    if not wants_search(decision):
        return decision
    near = [hit for hit in found if hit.score >= max(ENOUGH, _NEARLY * found[0].score)][:_MOST_FOUND]
    if near:
        said = tuple(SayFound(tuple(near)) if isinstance(saying, LookUp) else saying for saying in decision.sayings)
        return replace(decision, sayings=said)
    unsaid = tuple(SayReply(saying.otherwise) if isinstance(saying, LookUp) else saying for saying in decision.sayings)
    return replace(decision, sayings=unsaid, is_gap=True)

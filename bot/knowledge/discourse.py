"""Discourse: the phrases that hold a conversation together, and tell nothing by themselves."""

from dataclasses import dataclass, field

from bot.vietnamese import Phrases


def _none() -> Phrases:
    return Phrases(())


@dataclass(frozen=True, slots=True)
class Discourse:
    """How people speak in a conversation.

    Attributes:
        courtesies: what stands before and behind a question and asks nothing.
        follow_ups: how a text begins that goes on with what was said last.
        follow_up_ends: how such a text ends.
        corrections: how a text begins that takes back what was said last.
        joints: what stands between two questions of one message.
        asking: words of which a question holds at least one.
        ordinals: phrases that point at the first, second, ... of what was offered.
        last: phrases that point at the last of it.
    """

    courtesies: Phrases = field(default_factory=_none)
    follow_ups: Phrases = field(default_factory=_none)
    follow_up_ends: Phrases = field(default_factory=_none)
    corrections: Phrases = field(default_factory=_none)
    joints: Phrases = field(default_factory=_none)
    asking: Phrases = field(default_factory=_none)
    ordinals: tuple[Phrases, ...] = ()
    last: Phrases = field(default_factory=_none)

"""Discourse: the phrases that hold a conversation together, and tell nothing by themselves."""

from dataclasses import dataclass

from bot.vietnamese import Phrases


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

    courtesies: Phrases
    follow_ups: Phrases
    follow_up_ends: Phrases
    corrections: Phrases
    joints: Phrases
    asking: Phrases
    ordinals: tuple[Phrases, ...]
    last: Phrases

"""From what was heard to what is said: the pure heart of the program.

`turn.settle` answers what needs no understanding (danger, taps, commands, unreadable things), an
interpreter decides free text, `turn.take_turn` words the decision. Nothing here does I/O.
"""

from bot.dialogue.actions import ACTIONS
from bot.dialogue.cues import notice
from bot.dialogue.decision import (
    AskBack,
    Decision,
    Follow,
    LookUp,
    OfferFound,
    SayAnswer,
    SayFound,
    Saying,
    SayReply,
    payload_of,
    saying_from,
)
from bot.dialogue.policy import RulePolicy, UnknownStepError
from bot.dialogue.turn import Turn, settle, take_turn
from bot.dialogue.understanding import Understanding
from bot.dialogue.weighing import wants_search, weigh

__all__ = [
    "ACTIONS",
    "AskBack",
    "Decision",
    "Follow",
    "LookUp",
    "OfferFound",
    "RulePolicy",
    "SayAnswer",
    "SayFound",
    "SayReply",
    "Saying",
    "Turn",
    "Understanding",
    "UnknownStepError",
    "notice",
    "payload_of",
    "saying_from",
    "settle",
    "take_turn",
    "wants_search",
    "weigh",
]

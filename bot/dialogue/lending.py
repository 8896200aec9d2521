"""Lending: which questions may be kept, without their asker, for those who teach the bot.

Only of people who agreed, and only what the bot seems not to have understood: it asked back, its answer was refused,
or they went on to a person.
"""

from dataclasses import dataclass
from enum import StrEnum

from bot.conversations import Memory, ReplyKind
from bot.dialogue.decision import Decision
from bot.dialogue.refusing import chose_offered
from bot.dialogue.turn import Turn
from bot.knowledge import intent_of
from bot.safety import DangerLevel
from bot.wording.payloads import ANSWER, LEND_YES, NOT_MEANT


class LentFor(StrEnum):
    """Why a question is worth a look."""

    ASKED_BACK = "asked_back"
    NOT_MEANT = "not_meant"
    HANDED_OFF = "handed_off"


@dataclass(frozen=True, slots=True)
class Lent:
    """That a question may be kept.

    Attributes:
        reason: why it is worth a look.
        is_this: whether the message of the turn is the question; otherwise it is the one before.
        intent: what the bot took the question for, as far as the turn tells.
        chosen: what its asker then chose of what the bot offered.
    """

    reason: LentFor
    is_this: bool = False
    intent: str | None = None
    chosen: str | None = None


def lent(before: Memory, turn: Turn) -> Lent | None:
    """Return what a turn gives to look at, told by the memory before it; None without consent, and whenever there was danger."""
    if not turn.memory.lends or turn.decision.danger is not DangerLevel.NONE:
        return None
    understanding = turn.decision.understanding
    if understanding and any(reply.kind is ReplyKind.ASK_BACK for reply in turn.replies):
        return Lent(LentFor.ASKED_BACK, is_this=True, intent=understanding.intent)
    if turn.wants_person:
        return Lent(LentFor.HANDED_OFF)
    return _tapped(before, turn.decision) if understanding is None else None


def _tapped(before: Memory, decision: Decision) -> Lent | None:
    """Return what a tap under the last replies tells of the question before it; taps further up tell nothing."""
    button = decision.button
    if button is None or not before.offers(button):
        return None
    for refusal in (f"{NOT_MEANT}:", LEND_YES):
        if button.startswith(refusal):
            return Lent(LentFor.NOT_MEANT, intent=intent_of(button.removeprefix(refusal)) or None)
    if chose_offered(before, decision):
        return Lent(LentFor.ASKED_BACK, chosen=intent_of(button.removeprefix(f"{ANSWER}:")))
    return None

"""Refusing: telling the bot that its answer was not what was meant, and whether it may learn from that."""

from dataclasses import replace

from bot.conversations import Memory, Reply, ReplyKind
from bot.dialogue.decision import Decision
from bot.wording import Voice, phrase_choice, word_reply
from bot.wording.payloads import ANSWER, ASK_AGAIN, LEND, LEND_NO, LEND_YES, NOT_MEANT, payload

MOST_BESIDE = 4
"""Choices beside which an answer can still be refused: Zalo shows five."""

_CAN_BE_REFUSED = frozenset({ReplyKind.ANSWER, ReplyKind.UNCERTAIN})


def offer_refusal(voice: Voice, reply: Reply) -> Reply:
    """Put last under an answer the button that refuses it, where there is room."""
    if reply.kind not in _CAN_BE_REFUSED or len(reply.choices) > MOST_BESIDE:
        return reply
    # Of several answers nobody can tell which was not meant.
    refused = "" if reply.also else reply.answer_id or ""
    refusal = phrase_choice(voice.book, "not_meant_label", payload(NOT_MEANT, refused))
    return replace(reply, choices=(*reply.choices, refusal))


def chose_offered(before: Memory, decision: Decision) -> bool:
    """Tell whether a decision follows a button of a question back to one of the answers it offered."""
    button = decision.button or ""
    return button.startswith(f"{ANSWER}:") and before.offers(button) and before.offers(ASK_AGAIN)


def take_refusal(voice: Voice, name: str, memory: Memory) -> tuple[Reply, Memory]:
    """Apologise for an answer, name a person at the second time, and ask once whether the bot may learn from it."""
    # The answer did not help after all: what it seemed to end goes on.
    memory = replace(memory, misses=memory.misses_before)
    reply = word_reply(voice, "not_meant_again" if memory.misses else "not_meant")
    # Of an answer further up, nobody knows here which question it was for.
    is_asked = memory.lends is None and memory.offers(payload(NOT_MEANT, name))
    return _ask_to_lend(voice, reply, name) if is_asked else reply, memory


def take_consent(voice: Voice, name: str, memory: Memory) -> tuple[Reply, Memory]:
    """Take a yes, or anything else for a no."""
    lends = payload(LEND, name).startswith(LEND_YES)
    return word_reply(voice, "lent" if lends else "not_lent"), replace(memory, lends=lends)


def _ask_to_lend(voice: Voice, reply: Reply, refused: str) -> Reply:
    choices = (phrase_choice(voice.book, "lend_label", f"{LEND_YES}{refused}"), phrase_choice(voice.book, "lend_not_label", LEND_NO))
    return replace(reply, text=f"{reply.text}\n\n{word_reply(voice, 'lend_ask').text}", choices=(*reply.choices, *choices))

"""Payloads: what comes back when a button is tapped. At most 64 bytes, Telegram's limit."""

from collections.abc import Iterable

HANDOFF = "handoff"
FORGET = "forget"
ASK_AGAIN = "reply:ask_again"
"""What was meant is none of what is offered."""

ANSWER, REPLY, BENEFIT, INSTITUTION, PATH, PROVISION = "answer", "reply", "benefit", "institution", "path", "provision"
COMPARE, GUIDE, HOUSEHOLD, PLACE, PLACE_KEEP = "compare", "guide", "household", "place", "place_keep"
NOT_MEANT, LEND = "not_meant", "lend"

ENTRIES = (ANSWER, BENEFIT, INSTITUTION, PATH, PROVISION)
"""What has files of its own under content/."""

ASK_ANEW = "ask:"
"""What the guide's step to answer one question anew begins with, before the question's id."""

LEND_YES, LEND_NO = f"{LEND}:yes:", f"{LEND}:no"
"""Whether those who teach the bot may look at questions it did not understand; after the yes, the answer that was refused."""


def payload(kind: str, name: str) -> str:
    """Return the payload that leads to `name` of `kind`, "answer:tuition/gdtx_free"."""
    return f"{kind}:{name}"


def comparison(stage: str, orders: Iterable[int]) -> str:
    """Return the payload that compares paths of a stage by their places in it, "compare:after_grade_9:1+4"."""
    return f"{COMPARE}:{stage}:{'+'.join(map(str, orders))}"

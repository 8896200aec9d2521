"""Contacts, conversations, messages and replies: the words everything else is written in.

Plain frozen values without behaviour of a platform, a database or a clock. Start with `message`.
"""

from bot.conversations.conversation import Conversation, GuideAnswers, Memory, Role
from bot.conversations.message import Address, InboundMessage, MessageKind
from bot.conversations.reply import MAX_LABEL, MAX_PAYLOAD, Choice, Reply, ReplyKind

__all__ = [
    "MAX_LABEL",
    "MAX_PAYLOAD",
    "Address",
    "Choice",
    "Conversation",
    "GuideAnswers",
    "InboundMessage",
    "Memory",
    "MessageKind",
    "Reply",
    "ReplyKind",
    "Role",
]

"""The knowledge base: answers with their sources, dated values, the bot's own phrases.

Frozen values and pure functions. Who reads them from files is `bot.content_files`; what may be said on a
given day, and how it is worded for whom, is decided here in `wording`.
"""

from bot.knowledge.answer import Amount, Answer, Certainty, Citation, WhenOverdue, intent_of
from bot.knowledge.book import Book, Command, Phrase, Place, Vocabulary
from bot.knowledge.dated import DatedValue, DatedValueSeries, Unit, ValueNotYetInForceError
from bot.knowledge.source import Source, SourceStatus
from bot.knowledge.wording import FORGET_PAYLOAD, HANDOFF_PAYLOAD, Asker, handoff_choice, word_answer, word_choices, word_reply

__all__ = [
    "FORGET_PAYLOAD",
    "HANDOFF_PAYLOAD",
    "Amount",
    "Answer",
    "Asker",
    "Book",
    "Certainty",
    "Citation",
    "Command",
    "DatedValue",
    "DatedValueSeries",
    "Phrase",
    "Place",
    "Source",
    "SourceStatus",
    "Unit",
    "ValueNotYetInForceError",
    "Vocabulary",
    "WhenOverdue",
    "handoff_choice",
    "intent_of",
    "word_answer",
    "word_choices",
    "word_reply",
]

"""The knowledge base: answers, benefits, institutions, paths and provisions with their sources and dates.

Frozen values. Who reads them from files is `bot.content_files`; how they are told to whom, on which day, is
`bot.wording`.
"""

from bot.knowledge.answer import Amount, Answer, Certainty, Citation, Vouched, intent_of
from bot.knowledge.benefit import Benefit, Ground
from bot.knowledge.book import Book, Command, Phrase, Place, Vocabulary
from bot.knowledge.dated import DatedValue, DatedValueSeries, Dispute, Unit, ValueNotYetInForceError
from bot.knowledge.discourse import Discourse
from bot.knowledge.former_name import FormerName
from bot.knowledge.institution import Fact, FactKind, Institution, InstitutionKind
from bot.knowledge.lookup import Lookup, LookupKind
from bot.knowledge.passage import ANSWER, PROVISION, Found, Passage, passage_of_answer, passage_of_institution, passages_of
from bot.knowledge.path import Path, PathSketch, Stage
from bot.knowledge.provision import Provision
from bot.knowledge.review import Review, WhenOverdue
from bot.knowledge.source import Source, SourceStatus

__all__ = [
    "ANSWER",
    "PROVISION",
    "Amount",
    "Answer",
    "Benefit",
    "Book",
    "Certainty",
    "Citation",
    "Command",
    "DatedValue",
    "DatedValueSeries",
    "Discourse",
    "Dispute",
    "Fact",
    "FactKind",
    "FormerName",
    "Found",
    "Ground",
    "Institution",
    "InstitutionKind",
    "Lookup",
    "LookupKind",
    "Passage",
    "Path",
    "PathSketch",
    "Phrase",
    "Place",
    "Provision",
    "Review",
    "Source",
    "SourceStatus",
    "Stage",
    "Unit",
    "ValueNotYetInForceError",
    "Vocabulary",
    "Vouched",
    "WhenOverdue",
    "intent_of",
    "passage_of_answer",
    "passage_of_institution",
    "passages_of",
]

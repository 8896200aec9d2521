"""A former name: what an office, a place, a school or a law used to be called, and what holds now."""

from dataclasses import dataclass

from bot.knowledge.answer import Certainty, Citation
from bot.vietnamese import Phrases


@dataclass(frozen=True, slots=True)
class FormerName:
    """One name that is out of date.

    Attributes:
        id: its key in content/former_names.yml.
        name: the old name as printed.
        said: the phrases by which people use it.
        now: what holds instead, as one sentence or two.
        certainty: how sure that is.
        citations: who says so.
        told_by: answers that explain it themselves; no note is put under them.
    """

    id: str
    name: str
    said: Phrases
    now: str
    certainty: Certainty
    citations: tuple[Citation, ...]
    told_by: tuple[str, ...] = ()

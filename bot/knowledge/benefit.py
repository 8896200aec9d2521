"""A benefit: what a family may be entitled to, by which article, where to ask for it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.eligibility import Rule
from bot.knowledge.answer import Amount, Certainty, Citation
from bot.knowledge.review import Review


@dataclass(frozen=True, slots=True)
class Ground:
    """One of several reasons for which a benefit is due; its condition is the rule's ground of the same number.

    Attributes:
        because: the reason in words, "mồ côi cả cha lẫn mẹ".
        at: article and clause of the benefit's first source.
        papers: the papers that show it; None when the benefit's own say it.
    """

    because: str
    at: str
    papers: str | None = None


@dataclass(frozen=True, slots=True)
class Benefit:
    """One benefit and its rule.

    Attributes:
        id: its file's name.
        title: what it is.
        label: what stands on its button, at most 34 characters.
        order: its place in lists of benefits.
        only_for: whom it is meant for; completes "Khoản này dành cho ...".
        rule: when it is due.
        grounds: the words for the rule's grounds.
        also_needs: what is needed beyond the guide's questions; None when they decide it.
        gives: what one gets, with placeholders for figures.
        amounts: figures computed from dated values, by placeholder name.
        papers: the papers to bring.
        apply: where and until when to apply, in today's offices.
        certainty: how sure the fact sheets are.
        uncertain: what is unsure and whom to ask; None only when certain.
        citations: at least one, the governing document first.
        covers: rows of the fact sheets it carries.
        review: when it was checked.
        more: id of an answer with more about it.
    """

    id: str
    title: str
    label: str
    order: int
    only_for: str
    rule: Rule
    grounds: tuple[Ground, ...]
    also_needs: str | None
    gives: str
    papers: str | None
    apply: str
    certainty: Certainty
    uncertain: str | None
    citations: tuple[Citation, ...]
    covers: tuple[str, ...]
    review: Review
    amounts: Mapping[str, Amount] = field(default_factory=dict)
    more: str | None = None

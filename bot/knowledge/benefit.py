"""A benefit: what a family may be entitled to, by which article, where to ask for it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.eligibility import Rule
from bot.knowledge.answer import Amount, Vouched


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
class Benefit(Vouched):
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
    amounts: Mapping[str, Amount] = field(default_factory=dict)
    more: str | None = None

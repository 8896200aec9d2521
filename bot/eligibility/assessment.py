"""Assessment: each benefit likely due, possibly due or not due, and why."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from bot.eligibility.condition import All, AnyOf, Condition, Truth, deciding_questions, evaluate
from bot.eligibility.questions import Household


class Outcome(StrEnum):
    """What may be told of a benefit. Never "granted": that is for the school or the commune to decide."""

    DUE = "due"
    POSSIBLE = "possible"
    NOT_DUE = "not_due"


@dataclass(frozen=True, slots=True)
class Rule:
    """When a benefit is due.

    Attributes:
        when: what always must hold.
        grounds: of these, one must hold too; none at all if empty.
        is_conditional: more is needed than the guide asks, or the rule itself is uncertain: possibly due at most.
        yields_to: benefits that take this one's place when they are due.
    """

    when: Condition
    grounds: tuple[Condition, ...] = ()
    is_conditional: bool = False
    yields_to: tuple[str, ...] = ()

    @property
    def condition(self) -> Condition:
        """All that the household's answers decide."""
        return All((self.when, AnyOf(self.grounds))) if self.grounds else self.when


@dataclass(frozen=True, slots=True)
class Assessment:
    """What was found for one benefit.

    Attributes:
        outcome: due, possibly due or not due.
        ground: number of the first ground that holds; None when none does, or it is not due.
        because: questions whose answers decided its own rule.
        instead: the benefit that takes its place.
    """

    outcome: Outcome
    ground: int | None = None
    because: frozenset[str] = frozenset()
    instead: str | None = None


def assess(rules: Mapping[str, Rule], household: Household) -> dict[str, Assessment]:
    """Assess all `rules` (benefit to rule) for a household."""
    found: dict[str, Assessment] = {}
    for name in rules:
        _assess(name, rules, household, found)
    return {name: found[name] for name in rules}


def _assess(name: str, rules: Mapping[str, Rule], household: Household, found: dict[str, Assessment]) -> Assessment:
    """Assess one benefit after those it yields to; only one that is due in the end takes its place."""
    if name not in found:
        found[name] = alone = _assess_alone(rules[name], household)
        higher = (other for other in rules[name].yields_to if _assess(other, rules, household, found).outcome is Outcome.DUE)
        if alone.outcome is not Outcome.NOT_DUE and (instead := next(higher, None)):
            found[name] = Assessment(Outcome.NOT_DUE, None, alone.because, instead)
    return found[name]


def _assess_alone(rule: Rule, household: Household) -> Assessment:
    truth = evaluate(rule.condition, household)
    ground = next((number for number, ground in enumerate(rule.grounds) if evaluate(ground, household) is Truth.YES), None)
    because = deciding_questions(rule.condition, household)
    if truth is Truth.NO:
        return Assessment(Outcome.NOT_DUE, None, because)
    if truth is Truth.UNKNOWN or rule.is_conditional:
        return Assessment(Outcome.POSSIBLE, ground, because)
    return Assessment(Outcome.DUE, ground, because)

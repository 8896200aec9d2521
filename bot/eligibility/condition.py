"""Conditions: expressions over a household's answers, true, false or not known yet."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum

UNSURE = "unsure"
"""The option that every question of substance has: asked, and not known."""


class Truth(Enum):
    """Kleene's three values."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Is:
    """The answer to a question is one of these options."""

    question: str
    options: frozenset[str]


@dataclass(frozen=True, slots=True)
class All:
    """Every part holds; without parts, always."""

    parts: tuple["Condition", ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one part holds."""

    parts: tuple["Condition", ...]


@dataclass(frozen=True, slots=True)
class Not:
    """The part does not hold."""

    part: "Condition"


type Condition = Is | All | AnyOf | Not
type Answers = Mapping[str, str]

ALWAYS = All(())

_OPPOSITE = {Truth.YES: Truth.NO, Truth.NO: Truth.YES, Truth.UNKNOWN: Truth.UNKNOWN}


def evaluate(condition: Condition, answers: Answers) -> Truth:
    """Return whether `condition` holds for `answers` (question to option)."""
    match condition:
        case Is(question, options):
            option = answers.get(question, UNSURE)
            if option == UNSURE:
                return Truth.UNKNOWN
            return Truth.YES if option in options else Truth.NO
        case All(parts):
            return _settle(parts, answers, Truth.NO)
        case AnyOf(parts):
            return _settle(parts, answers, Truth.YES)
        case Not(part):
            return _OPPOSITE[evaluate(part, answers)]


def may_become(condition: Condition, answers: Answers, truth: Truth) -> bool:
    """Tell whether further answers may make `condition` true, or false; "not sure" counts as answered."""
    match condition:
        case Is(question):
            return question not in answers or evaluate(condition, answers) is truth
        case Not(part):
            return may_become(part, answers, _OPPOSITE[truth])
        case All(parts) | AnyOf(parts):
            found = (may_become(part, answers, truth) for part in parts)
            return any(found) if truth is _settled_by_one(condition) else all(found)


def open_questions(condition: Condition, answers: Answers) -> frozenset[str]:
    """Return the unanswered questions on which the truth of `condition` still hangs."""
    if evaluate(condition, answers) is not Truth.UNKNOWN:
        return frozenset()
    return _open(condition, answers, frozenset(truth for truth in (Truth.YES, Truth.NO) if may_become(condition, answers, truth)))


def _open(condition: Condition, answers: Answers, wanted: frozenset[Truth]) -> frozenset[str]:
    """Return the questions that may yet bring about one of the `wanted` truths."""
    within_reach = frozenset(truth for truth in wanted if may_become(condition, answers, truth))
    if not within_reach or evaluate(condition, answers) is not Truth.UNKNOWN:
        return frozenset()
    match condition:
        case Is(question):
            return frozenset() if question in answers else frozenset({question})
        case Not(part):
            return _open(part, answers, frozenset(_OPPOSITE[truth] for truth in within_reach))
        case All(parts) | AnyOf(parts):
            return _union(_open(part, answers, within_reach) for part in parts)


def deciding_questions(condition: Condition, answers: Answers) -> frozenset[str]:
    """Return the questions whose answers make `condition` true or false; none while it is unknown."""
    truth = evaluate(condition, answers)
    if truth is Truth.UNKNOWN:
        return frozenset()
    match condition:
        case Is(question):
            return frozenset({question})
        case Not(part):
            return deciding_questions(part, answers)
        case All(parts) | AnyOf(parts):
            agreeing = [part for part in parts if evaluate(part, answers) is truth]
            deciding = agreeing[:1] if truth is _settled_by_one(condition) else agreeing
            return _union(deciding_questions(part, answers) for part in deciding)


def questions_in(condition: Condition) -> frozenset[tuple[str, str]]:
    """Return every (question, option) that `condition` names."""
    match condition:
        case Is(question, options):
            return frozenset((question, option) for option in options)
        case All(parts) | AnyOf(parts):
            return _union(questions_in(part) for part in parts)
        case Not(part):
            return questions_in(part)


def _settled_by_one(condition: All | AnyOf) -> Truth:
    """Return the truth that one part alone can give: a no to "all", a yes to "any"."""
    return Truth.NO if isinstance(condition, All) else Truth.YES


def _settle(parts: tuple[Condition, ...], answers: Answers, settling: Truth) -> Truth:
    """Return `settling` as soon as one part gives it; otherwise unknown if any part is, or its opposite."""
    found = _OPPOSITE[settling]
    for part in parts:
        truth = evaluate(part, answers)
        if truth is settling:
            return settling
        if truth is Truth.UNKNOWN:
            found = Truth.UNKNOWN
    return found


def _union[Element](sets: Iterable[frozenset[Element]]) -> frozenset[Element]:
    return frozenset(element for elements in sets for element in elements)

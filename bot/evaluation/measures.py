"""How often an engine is right. Pure counting; a measure of nothing is 0."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from bot.evaluation.confidence import calibration_error
from bot.evaluation.judged import Judged

_FIRST = 3


@dataclass(frozen=True, slots=True)
class Scores:
    """How well sentences were understood; shares between 0 and 1.

    Attributes:
        count: how many sentences.
        accuracy: the likeliest intent is right.
        macro_f1: the mean over intents of F1, so that rare ones count as much as common ones.
        among_first: a right intent is among the three likeliest.
        topic: the likeliest intent is of a right one's topic.
        calibration_error: how far confidences are from the truth, see `calibration_error`.
    """

    count: int
    accuracy: float
    macro_f1: float
    among_first: float
    topic: float
    calibration_error: float


@dataclass(frozen=True, slots=True)
class Confusion:
    """Sentences of one intent that were taken for another.

    Attributes:
        meant: the intent they have.
        taken: the one they were taken for.
        sentences: which sentences.
    """

    meant: str
    taken: str
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class IntentScore:
    """How many of an intent's sentences were understood."""

    intent: str
    count: int
    right: int


def share(flags: Iterable[bool]) -> float:
    """Return the share of `flags` that are true, 0 of none."""
    known = list(flags)
    return sum(known) / len(known) if known else 0.0


def score(judged: Sequence[Judged], topics: Mapping[str, str]) -> Scores:
    """Return how well the sentences of `judged` were understood.

    Args:
        judged: the sentences.
        topics: the topic of each intent; an intent without one is a topic of its own.
    """
    return Scores(
        count=len(judged),
        accuracy=share(one.is_right for one in judged),
        macro_f1=macro_f1(judged),
        among_first=share(any(intent in one.right for intent, _ in one.ranking[:_FIRST]) for one in judged),
        topic=share(_topic_is_right(one, topics) for one in judged),
        calibration_error=calibration_error((one.confidence, one.is_right) for one in judged),
    )


def macro_f1(judged: Sequence[Judged]) -> float:
    """Return the mean of F1 over the intents that some sentence meant."""
    meant = Counter(one.meant for one in judged)
    taken = Counter(one.taken for one in judged)
    right = Counter(one.taken for one in judged if one.is_right)
    scores = [2 * right[intent] / (meant[intent] + taken[intent]) for intent in meant]
    return sum(scores) / len(scores) if scores else 0.0


def confusions(judged: Iterable[Judged]) -> list[Confusion]:
    """Return the pairs of intents that were confused, the most frequent first."""
    caused: dict[tuple[str, str], list[str]] = defaultdict(list)
    for one in judged:
        if not one.is_right:
            caused[one.meant, one.taken].append(one.text)
    pairs = [Confusion(meant, taken, tuple(sentences)) for (meant, taken), sentences in caused.items()]
    return sorted(pairs, key=lambda pair: (-len(pair.sentences), pair.meant, pair.taken))


def by_intent(judged: Iterable[Judged]) -> list[IntentScore]:
    """Return how many sentences of each intent were understood, the worst share first."""
    flags: dict[str, list[bool]] = defaultdict(list)
    for one in judged:
        flags[one.meant].append(one.is_right)
    scores = [IntentScore(intent, len(known), sum(known)) for intent, known in flags.items()]
    return sorted(scores, key=lambda one: (one.right / one.count, -one.count, one.intent))


def _topic_is_right(one: Judged, topics: Mapping[str, str]) -> bool:
    return topics.get(one.taken, one.taken) in {topics.get(intent, intent) for intent in one.right}

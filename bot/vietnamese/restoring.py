"""Restoring what hurried typing leaves out: diacritics, the marks behind Telex keys, short forms."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import pairwise
from typing import Any

from bot.vietnamese.cleaning import clean
from bot.vietnamese.folding import fold
from bot.vietnamese.syllables import syllables
from bot.vietnamese.telex import keys_of

_START, _END = "<", ">"
_MOST_READINGS = 8
_TRUST_IN_PAIRS = 3.0
"""How often a pair must have been seen to count as much as the two syllables by themselves."""
_ACCENTED_FROM = 0.5
"""Share of syllables with diacritics from which a text teaches how words are written."""
_AS_TYPED = 2.0
"""Where some syllables bear diacritics, one without is rather meant as it stands."""


class Restorer:
    """A bigram model of syllables, taught by texts of our own; finds the likeliest reading of a text by Viterbi."""

    def __init__(self, singles: Mapping[str, int], pairs: Mapping[str, int], short_forms: Mapping[str, str]) -> None:
        """Take how often syllables and pairs of them ("học nghề") occur, and what short forms stand for ("dc": "được")."""
        self._singles = singles
        self._pairs = pairs
        self._short_forms = short_forms
        self._total = sum(singles.values())
        self._readings = _readings(singles, short_forms)

    def restore(self, text: str) -> str:
        """Return the syllables of `text` in small letters, with the diacritics they were probably meant to have."""
        words = syllables(clean(text).lower())
        is_accented = any(fold(word) != word for word in words)
        best: dict[str, tuple[float, tuple[str, ...]]] = {_START: (0.0, ())}
        for word in [*words, _END]:
            best = {
                reading: max(
                    (weight + self._likelihood(before, reading) + (_AS_TYPED if is_accented and reading == word else 0.0), (*path, reading))
                    for before, (weight, path) in best.items()
                )
                for reading in self._readings.get(word, (word,))
            }
        ((_, path),) = best.values()
        return " ".join(path[:-1])

    def table(self) -> dict[str, Mapping[str, object]]:
        """Return what was learnt, ready for JSON."""
        return {"singles": self._singles, "pairs": self._pairs, "short_forms": self._short_forms}

    @classmethod
    def from_table(cls, table: Mapping[str, Any]) -> Restorer:
        """Return the restorer that `table` described."""
        return cls(table["singles"], table["pairs"], table["short_forms"])

    def _likelihood(self, before: str, reading: str) -> float:
        alone = (self._singles.get(reading, 0) + 0.1) / (self._total + 1)
        together = self._pairs.get(f"{before} {reading}", 0)
        return math.log((together + _TRUST_IN_PAIRS * alone) / (self._singles.get(before, 0) + _TRUST_IN_PAIRS))


def learn(texts: Iterable[str], short_forms: Mapping[str, str]) -> Restorer:
    """Return a restorer taught by those of `texts` that are written with diacritics."""
    singles: Counter[str] = Counter()
    pairs: Counter[str] = Counter()
    for text in texts:
        words = syllables(clean(text).lower())
        if sum(fold(word) != word for word in words) < _ACCENTED_FROM * len(words):
            continue
        line = [_START, *words, _END]
        singles.update(line)
        pairs.update(f"{first} {second}" for first, second in pairwise(line))
    return Restorer(singles, pairs, short_forms)


def _readings(singles: Mapping[str, int], short_forms: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """Return what each typed form may stand for: syllables that fold to it, that its keys type, that it shortens."""
    readings: dict[str, Counter[str]] = {}
    known = {word: count for word, count in singles.items() if word not in {_START, _END}}
    for word, count in known.items():
        readings.setdefault(fold(word), Counter())[word] += count
    for word, count in known.items():
        for keys in keys_of(word):
            if keys not in known:
                readings.setdefault(keys, Counter())[word] += count
    for short, full in short_forms.items():
        readings.setdefault(short, Counter({short: 1}))[full] += singles.get(full, 1)
    return {form: tuple(word for word, _ in counts.most_common(_MOST_READINGS)) for form, counts in readings.items()}

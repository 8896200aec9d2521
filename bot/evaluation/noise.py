"""Noise: a sentence as hurried fingers would have typed it. Deterministic for a seed."""

import random
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from bot.vietnamese import clean, fold, syllables
from bot.vietnamese.telex import keys_of

_SHARE_WITHOUT_DIACRITICS = 0.5
_SHARE_WITHOUT_KEYBOARD = 0.05
_SHARE_SHORTENED = 0.5
_SHARE_SLIPPED = 0.06
_SHORTEST_SLIPPED = 3
_OFTEN = 5
"""How often a syllable must be met to be more than a slip."""
_NEIGHBOURS = dict(zip("qwertyuiopasdfghjklzxcvbnm", "wertyuioiosdfghjklkxcvbnmn", strict=True))


class Typist:
    """Types sentences badly: short forms, no diacritics in half of them, Telex keys left standing, slips of one letter."""

    def __init__(self, short_forms: Mapping[str, Sequence[str]], seed: int) -> None:
        """Take the ways of shortening, "không": ["k", "ko"], and the seed of the slips."""
        self._short_forms = short_forms
        self._random = random.Random(seed)  # noqa: S311 - spelling mistakes, not secrets

    def type(self, sentence: str) -> str:
        """Return a hurried version of `sentence`."""
        words = [self._shortened(word) for word in syllables(clean(sentence).lower())]
        if self._random.random() < _SHARE_WITHOUT_DIACRITICS:
            words = [fold(word) for word in words]
        else:
            words = [self._keys(word) for word in words]
        return " ".join(self._slipped(word) for word in words)

    def _shortened(self, word: str) -> str:
        forms = self._short_forms.get(word)
        return self._random.choice(forms) if forms and self._random.random() < _SHARE_SHORTENED else word

    def _keys(self, word: str) -> str:
        return next(keys_of(word), word) if self._random.random() < _SHARE_WITHOUT_KEYBOARD else word

    def _slipped(self, word: str) -> str:
        """Return `word` with one letter swapped, dropped, doubled or mistaken for its neighbour on the keyboard, now and then."""
        if len(word) < _SHORTEST_SLIPPED or self._random.random() >= _SHARE_SLIPPED:
            return word
        place = self._random.randrange(len(word) - 1)
        before, letter, after = word[:place], word[place], word[place + 1 :]
        slips = (
            before + after[0] + letter + after[1:],
            before + after,
            before + letter + letter + after,
            before + _NEIGHBOURS.get(letter, letter) + after,
        )
        return self._random.choice(slips)


def shortenings(short_forms: Mapping[str, str], texts: Iterable[str]) -> dict[str, list[str]]:
    """Return by syllable the short forms that a reader can take for nothing else: {"không": ["k", "ko"]}.

    Args:
        short_forms: what each form stands for, {"ko": "không"}.
        texts: tell which syllables are in use. A form that is one of them, without its diacritics at least, has a
            second meaning ("a" may be "ạ") and is left out.
    """
    used = Counter(word for text in texts for word in syllables(clean(text).lower()) if fold(word) != word)
    meanings: dict[str, set[str]] = {}
    for word, count in used.items():
        if count >= _OFTEN and word not in short_forms:
            meanings.setdefault(fold(word), set()).add(word)
    table: dict[str, list[str]] = {}
    for form, full in short_forms.items():
        if meanings.get(fold(form), set()) <= {full}:
            table.setdefault(full, []).append(form)
    return table

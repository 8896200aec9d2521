"""The index of all passages of one book.

Syllables and their pairs, stripped of diacritics, were the best of what was measured for text typed with,
without, or with half of its diacritics (docs/decisions/0005-search.md).
"""

import logging
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from itertools import pairwise
from math import log
from typing import TYPE_CHECKING

from bot.knowledge import ANSWER, Found, Passage
from bot.vietnamese import clean, fold, syllables

if TYPE_CHECKING:
    from bm25s import BM25

MOST_FOUND = 15
_LONGEST_QUERY = 60
_JOINT = re.compile(r"[-/]")


class PassageIndex:
    """Finds passages by the words of a question."""

    def __init__(self, passages: Iterable[Passage], asked: Mapping[str, Sequence[str]] | None = None) -> None:
        """Index when the first search needs it: the library is slow to import.

        Args:
            passages: what can be found.
            asked: by the id of an answer, ways to ask for it, by which it is found as by its own words.
        """
        self._passages = tuple(passages)
        self._asked = asked or {}

    def find(self, text: str) -> Sequence[Found]:
        """Return the passages nearest to `text`, best first; none when no word of it is known.

        The score is BM25 divided by what the question's words weigh by their rarity, so that long and short
        questions compare.
        """
        index, rarity = self._built
        words = list(dict.fromkeys(terms(text)))[:_LONGEST_QUERY]
        known = [word for word in words if word in rarity]
        if not known:
            return ()
        unknown = log(1 + 2 * len(self._passages))
        scores = index.get_scores(known) / sum(rarity.get(word, unknown) for word in words)
        best = sorted(range(len(scores)), key=lambda number: -scores[number])[:MOST_FOUND]
        return tuple(Found(self._passages[number], float(scores[number])) for number in best if scores[number] > 0)

    def warm_up(self) -> None:
        """Build the index now rather than at the first search."""
        _ = self._built

    @cached_property
    def _built(self) -> tuple["BM25", dict[str, float]]:
        """The index, and Lucene's weight of each word, the one the index uses."""
        from bm25s import BM25

        # The library logs what it does at DEBUG, past what the application asks for.
        logging.getLogger("bm25s").setLevel(logging.WARNING)
        texts = [[*terms(passage.text), *self._terms_asked(passage)] for passage in self._passages]
        held_by = Counter(word for words in texts for word in set(words))
        index = BM25(backend="numpy")
        index.index(texts, show_progress=False)
        return index, {word: log(1 + (len(texts) - count + 0.5) / (count + 0.5)) for word, count in held_by.items()}

    def _terms_asked(self, passage: Passage) -> list[str]:
        sentences = self._asked.get(passage.id, ()) if passage.kind == ANSWER else ()
        return [term for sentence in sentences for term in terms(sentence)]


def terms(text: str) -> list[str]:
    """Return the syllables of `text` without diacritics, and their pairs."""
    # "3129/QĐ-UBND" must be found by its number alone.
    words = syllables(_JOINT.sub(" ", clean(text).lower()))
    bare = [fold(word) for word in words]
    # Typed with diacritics, every word counts once more as typed: a keeper of bees (ong) is no grandfather.
    as_typed = [f"={word}" for word in words] if words != bare else []
    return [*bare, *(f"{first}_{second}" for first, second in pairwise(bare)), *as_typed]

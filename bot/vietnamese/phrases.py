"""Finding fixed phrases in text typed with, without, or with half of its diacritics."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cached_property

from bot.vietnamese.cleaning import clean
from bot.vietnamese.folding import collapse_runs, fold
from bot.vietnamese.syllables import syllables

_NGA, _HOI = "\N{COMBINING TILDE}", "\N{COMBINING HOOK ABOVE}"
_CUT = " ; "


class Phrases:
    """A set of phrases, compiled once, when first looked for.

    A phrase is syllables with diacritics; "a/b" is either word, "*" up to three words of any kind. A syllable
    matches the same syllable, or the same without any diacritics: "tự tử" finds "tu tu" but never "từ từ".
    """

    def __init__(self, phrases: Iterable[str]) -> None:
        """Take `phrases`; none at all find nothing. Compiled at the first use: thousands are slow to compile."""
        self._phrases = sorted(phrases, key=len, reverse=True)

    @classmethod
    def together(cls, several: Iterable["Phrases"]) -> "Phrases":
        """Return the phrases of all of `several` as one set."""
        return cls(phrase for phrases in several for phrase in phrases)

    def __iter__(self) -> Iterator[str]:
        """Go through the phrases, longest first."""
        return iter(self._phrases)

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return re.compile(f"(?<= )(?:{self._alternatives})(?= )")

    @cached_property
    def _closing(self) -> re.Pattern[str]:
        return re.compile(f"(?<= )(?:{self._alternatives})(?= $)")

    @property
    def _alternatives(self) -> str:
        # Without alternatives a pattern must find nothing, not everything.
        return "|".join(map(_phrase_pattern, self._phrases)) or "(?!)"

    def found_in(self, line: str) -> bool:
        """Tell whether one of the phrases stands in `line`, made by `phrase_line`."""
        return self._pattern.search(line) is not None

    def longest_in(self, line: str) -> int:
        """Return how many letters the longest phrase in `line` has; 0 when none stands there."""
        return max((len(found[0]) for found in self._pattern.finditer(line)), default=0)

    def leading(self, line: str) -> int:
        """Return how many words of `line` the phrase has with which it begins; 0 when it begins with none."""
        found = self._pattern.match(line, 1)
        return len(found[0].split()) if found else 0

    def trailing(self, line: str) -> int:
        """Return how many words of `line` the phrase has with which it ends; 0 when it ends with none."""
        found = self._closing.search(line)
        return len(found[0].split()) if found else 0

    def cut_from(self, line: str) -> str:
        """Return `line` with every phrase cut out, and a mark that no phrase crosses left in its place."""
        return self._pattern.sub(_CUT, line)


def phrase_line(text: str) -> str:
    """Return `text` as the one line that `Phrases` searches: lower case, words only, runs of letters once."""
    words = syllables(collapse_runs(clean(text).lower()).replace("_", " "))
    return f" {_one_tone(' '.join(words))} "


def _one_tone(text: str) -> str:
    """Write the ngã tone as hỏi: many who speak them alike type them alike."""
    decomposed = unicodedata.normalize("NFD", text)
    return unicodedata.normalize("NFC", decomposed.replace(_NGA, _HOI))


def _phrase_pattern(phrase: str) -> str:
    pattern = ""
    separator = ""
    for word in phrase.lower().split():
        if word == "*":
            separator = " (?:[^ ;]+ ){0,3}?"
            continue
        pattern += separator + _word_pattern(word)
        separator = " "
    return pattern


def _word_pattern(word: str) -> str:
    options = [collapse_runs(option) for option in word.split("/")]
    forms = dict.fromkeys(form for option in options for form in (_one_tone(option), collapse_runs(fold(option))))
    return "(?:" + "|".join(re.escape(form) for form in forms) + ")"

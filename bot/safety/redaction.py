"""Redaction: of a question, the words that tell what was asked, and as little as can be of who asked it.

Only words that the content itself uses are kept, so that what nobody thought of forbidding falls out by itself.
Names are made of such words too; that is why whatever follows "tên là" goes, and capital letters inside a sentence.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet

from bot.vietnamese import Phrases, clean, fold, phrase_line, syllables

LONGEST = 120
"""Characters that are kept of a question."""
FEWEST_WORDS = 3
"""With fewer words left nothing is kept: nobody could learn anything from it."""

GONE = "..."
"""What stands for words that were taken out."""

_CHUNK = re.compile(r"\S+")
_INNER_DOT = re.compile(r"\w\.\w")
# Digits are never kept: this falls out like what it stands for.
_ADDRESS_GONE = "0"
_SENTENCE_END = re.compile(r"[.!?\n\r\N{HORIZONTAL ELLIPSIS}]+")
_CLAUSE_END = re.compile(r"[,;]+")


def redact(text: str, known: AbstractSet[str], name_marks: Phrases) -> str | None:
    """Return what may be kept of a question, in small letters; None when too little is left to learn from.

    Args:
        text: the question as it was typed.
        known: the syllables of the content, folded.
        name_marks: phrases that a name follows; they go with all that stands behind them in their clause.
    """
    words = (word if fold(word) in known else GONE for word in _nameless(text, name_marks))
    kept = list(_fitting(words))
    return " ".join(kept) if sum(word != GONE for word in kept) >= FEWEST_WORDS else None


def _fitting(words: Iterable[str]) -> Iterator[str]:
    """Go through as many words as there is room for, with one mark for all that are missing in a row."""
    before, room = "", LONGEST + 1
    for word in words:
        if word == before == GONE:
            continue
        room -= len(word) + 1
        if room < 0:
            return
        yield word
        before = word


def _nameless(text: str, name_marks: Phrases) -> Iterator[str]:
    """Go through the words of a text in small letters; "" stands for one that may name or number somebody."""
    for sentence in _SENTENCE_END.split(_without_addresses(text)):
        starts = True
        for clause in _CLAUSE_END.split(sentence):
            words = syllables(clean(clause).replace("_", " "))
            before_mark = _count_before(name_marks, words)
            for number, word in enumerate(words):
                is_first = starts and number == 0
                gone = number >= before_mark or _has_digit(word) or _may_name(words, number, is_first=is_first)
                yield "" if gone else word.lower()
            starts = starts and not words


def _without_addresses(text: str) -> str:
    """Take out e-mail addresses, links and names of accounts."""
    return _CHUNK.sub(lambda chunk: _ADDRESS_GONE if _is_address(chunk[0]) else chunk[0], text)


def _is_address(chunk: str) -> bool:
    return "@" in chunk or "://" in chunk or _INNER_DOT.search(chunk) is not None


def _count_before(name_marks: Phrases, words: Sequence[str]) -> int:
    """Return how many of the words stand before the first mark of a name."""
    # Word by word, so that the line has as many words as the clause whatever lower case makes of a letter.
    line = " ".join(phrase_line(word).replace(" ", "") or "?" for word in words)
    return len(name_marks.cut_from(f" {line} ").partition(";")[0].split())


def _has_digit(word: str) -> bool:
    return any(char.isnumeric() for char in word)


def _may_name(words: Sequence[str], number: int, *, is_first: bool) -> bool:
    """Tell whether a word is written like a name: with a capital that no beginning of a sentence explains."""
    if not _is_capital(words[number]):
        return False
    return not is_first or (len(words) > 1 and _is_capital(words[1]))


def _is_capital(word: str) -> bool:
    return word != word.lower()

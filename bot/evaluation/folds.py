"""Folds: the sentences dealt into equal parts, each of which is asked of an engine that has learnt the others."""

from collections.abc import Sequence
from zlib import crc32

from bot.vietnamese import clean, collapse_runs, fold, syllables


def spoken(text: str) -> str:
    """Return what is left of `text` when typing is left out: equal for sentences that differ in marks, case or drawl."""
    return " ".join(syllables(collapse_runs(fold(clean(text)))))


def deal(sentences: Sequence[tuple[str, str]], count: int) -> list[int]:
    """Return the fold, 0 to `count` - 1, of each (text, intent).

    Sentences that are spoken alike fall into one fold. Each intent, and the whole, is spread over the folds as evenly
    as that allows. The order of the sentences makes no difference unless two intents share one.
    """
    intents: dict[str, str] = {}
    for text, intent in sentences:
        intents.setdefault(spoken(text), intent)
    in_order = sorted(intents, key=lambda said: (intents[said], crc32(said.encode()), said))
    folds = {said: place % count for place, said in enumerate(in_order)}
    return [folds[spoken(text)] for text, _ in sentences]

"""Telex: the keys behind Vietnamese letters, and what stands on the screen when the keyboard was not switched on."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from bot.vietnamese.folding import fold

_KEY_OF_TONE = {
    "\N{COMBINING ACUTE ACCENT}": "s",
    "\N{COMBINING GRAVE ACCENT}": "f",
    "\N{COMBINING HOOK ABOVE}": "r",
    "\N{COMBINING TILDE}": "x",
    "\N{COMBINING DOT BELOW}": "j",
}
_CIRCUMFLEX, _BREVE, _HORN = "\N{COMBINING CIRCUMFLEX ACCENT}", "\N{COMBINING BREVE}", "\N{COMBINING HORN}"
_STROKED_D = "\N{LATIN SMALL LETTER D WITH STROKE}"


def keys_of(syllable: str) -> Iterator[str]:
    """Go through the keys that may have typed a syllable in small letters, the commonest way first.

    "trường" is typed "truowngf"; some strike the tone at once, "truowfng", or forget the other marks, "truongf".
    A syllable without diacritics has no keys but its letters, and gives none.
    """
    body, tone, place = "", "", 0
    for letter in syllable:
        base, *marks = list(unicodedata.normalize("NFD", letter))
        body += "dd" if base == _STROKED_D else base
        for mark in marks:
            body += {_CIRCUMFLEX: base, _BREVE: "w", _HORN: "w"}.get(mark, "")
            if mark in _KEY_OF_TONE:
                tone, place = _KEY_OF_TONE[mark], len(body)
    body, shortened = body.replace("uwow", "uow"), body.count("uwow")
    ways = dict.fromkeys([body + tone, body[: place - shortened] + tone + body[place - shortened :], fold(syllable) + tone])
    yield from (way for way in ways if way != fold(syllable))

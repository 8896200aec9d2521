"""Finding all particulars of a message: names by the gazetteer, classes and sums by their form."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.entities.gazetteer import Entity, Gazetteer
from bot.vietnamese import clean, fold, phrase_line

_NUMBERS = {"bay": 7, "tam": 8, "chin": 9, "muoi": 10, "muoi mot": 11, "muoi hai": 12}
# With or without the letter of the class: "lop 9", "lop 9a", "l12a1". What is entered is no class one is in: "vao lop 10", "thi lop 10".
_GRADE = re.compile(
    r"(?P<before>(?:vao|thi|len|tuyen sinh|truot|rot|tach|dau|do|xet|chuyen|cap|diem) (?:lai )?)?"
    r"\b(?:lop|lp|l|khoi) ?(?P<grade>1[0-2]|[6-9]|" + "|".join(sorted(_NUMBERS, key=len, reverse=True)) + r")(?:[a-z]\d{0,2})?\b"
)
_UNITS = {
    **dict.fromkeys(("triệu", "trieu", "tr", "củ", "cu"), 1_000_000),
    **dict.fromkeys(("nghìn", "nghin", "ngàn", "ngan", "ng", "k"), 1000),
    **dict.fromkeys(("tỷ", "tỉ", "ty"), 1_000_000_000),
}
# With a blank before it "k" is "không" and "ng" is "người"; "2k11" is a year of birth, "2026 dong" a year to pay in.
_MONEY = re.compile(
    r"(?<![\w.,/-])(?!2k\d|20[1-3]\d )"
    r"(?:(?P<whole>\d{1,3}(?:[.,]\d{3}){1,3}|\d{1,9}(?:[.,]\d{1,2})?)"
    r"(?P<unit> ?(?:triệu|trieu|tr|củ|cu|nghìn|nghin|ngàn|ngan|tỷ|tỉ|ty)|ng|k)(?![^\W\d_])"
    r"(?P<rest>\d{1,3})?(?P<half> (?:rưỡi|rưởi|ruoi))?"
    r"|(?P<dong>\d{1,3}(?:[.,]\d{3}){1,3}|\d{4,12}) ?(?:đồng|dong|vnđ|vnd|đ|d)\b)"
)

GRADE, MONEY = "grade", "money"


class EntityFinder:
    """Finds the particulars of a message."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        """Know the names of `gazetteer`."""
        self._gazetteer = gazetteer

    def find(self, text: str) -> list[Entity]:
        """Return the particulars of `text`, each once."""
        found = [*self._gazetteer.find(text), *_grades(text), *_sums(text)]
        return list(dict.fromkeys(found))


def _grades(text: str) -> Iterator[Entity]:
    for found in _GRADE.finditer(fold(phrase_line(text))):
        if found["before"] is None:
            grade = _NUMBERS.get(found["grade"], found["grade"])
            yield Entity(GRADE, str(grade), found[0].strip())


def _sums(text: str) -> Iterator[Entity]:
    for found in _MONEY.finditer(clean(text).lower()):
        yield Entity(MONEY, str(_dong(found)), found[0].strip())


def _dong(found: re.Match[str]) -> int:
    """Return the sum in đồng: "1tr5" is 1,500,000, "500k" 500,000."""
    if found["dong"]:
        return int(re.sub(r"\D", "", found["dong"]))
    unit = _UNITS[found["unit"].strip()]
    whole = found["whole"]
    amount = float(re.sub(r"[.,]", "", whole)) if re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+", whole) else float(whole.replace(",", "."))
    rest = int(found["rest"]) / 10 ** len(found["rest"]) if found["rest"] else 0.0
    return round((amount + rest + (0.5 if found["half"] else 0.0)) * unit)

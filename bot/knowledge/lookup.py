"""Names that people use for the things the book knows, so that a text can be searched for them."""

from dataclasses import dataclass
from enum import StrEnum


class LookupKind(StrEnum):
    """What sort of thing is named."""

    PLACE = "place"
    INSTITUTION = "institution"
    OCCUPATION = "occupation"
    SCHOOL_KIND = "school_kind"
    ROLE = "role"


@dataclass(frozen=True, slots=True)
class Lookup:
    """One thing, and all names for it.

    No name, without its diacritics, belongs to two things; but one may stand inside another's: the longest one counts.

    Attributes:
        kind: what sort of thing it is.
        value: its id among those of its kind: "nghe-an", "nghe_an/viet_duc", "sua-chua-xe-may", "gdtx", "parent".
        names: what people call it, in lower case, words only, with diacritics where people write them.
    """

    kind: LookupKind
    value: str
    names: tuple[str, ...]

    @property
    def key(self) -> str:
        """Its id among all things, "place:nghe-an"."""
        return f"{self.kind}:{self.value}"

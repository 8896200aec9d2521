"""A document that answers rest on."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class SourceStatus(StrEnum):
    """Whether the document holds today."""

    IN_FORCE = "in_force"
    REPLACED = "replaced"
    ENDED = "ended"
    UNKNOWN = "unknown"
    PUBLISHED = "published"
    """A press article or web page: nothing to be in force."""


@dataclass(frozen=True, slots=True)
class Source:
    """A law, decree, circular, decision, press article or official page.

    Attributes:
        id: the name answers cite it by.
        kind: what sort of document; its printed word stands in `content/vocabulary.yml`.
        about: its subject in our own words.
        status: whether it holds today.
        number: official number, "238/2025/NĐ-CP"; None for pages.
        issuer: who issued it, or who published the page.
        issued_on: the day it was issued or published, if known.
        effective_on: the day it came into force, if known.
        status_note: what to add to the status, "được sửa đổi bởi ...".
        replaced_by: id of the document that replaced it.
        url: address of the page, for press and official pages.
    """

    id: str
    kind: str
    about: str
    status: SourceStatus
    number: str | None = None
    issuer: str | None = None
    issued_on: date | None = None
    effective_on: date | None = None
    status_note: str | None = None
    replaced_by: str | None = None
    url: str | None = None

"""Two provinces and a college in each."""

from bot.knowledge import Certainty, Citation, Fact, FactKind, Institution, InstitutionKind, Place
from bot.vietnamese import Phrases
from tests.factories.days import REVIEW

PLACES = (
    Place("nghe_an", "Nghệ An", "Nghệ An", Phrases(["nghệ an", "vinh"])),
    Place("lam_dong", "Lâm Đồng", "Lâm Đồng", Phrases(["lâm đồng", "đắk nông"])),
)


def make_fact(about: FactKind, text: str, as_of: str = "11/2025", certainty: Certainty = Certainty.CERTAIN) -> Fact:
    """Return a fact that a newspaper told."""
    return Fact(about, text, as_of, certainty, (Citation("article"),))


def make_institution(institution_id: str, name: str, *also_called: str) -> Institution:
    """Return a college of which only the place is known."""
    return Institution(
        id=institution_id,
        name=name,
        label=name,
        kind=InstitutionKind.COLLEGE,
        place=institution_id.partition("/")[0],
        also_called=also_called,
        names=Phrases([name.lower(), *also_called]),
        formerly=(),
        facts=(make_fact(FactKind.WHERE, "phường Trường Vinh"),),
        ask="{Nguoi_hoi} hỏi trường.",
        covers=(),
        review=REVIEW,
    )


VIET_DUC = make_institution("nghe_an/viet_duc", "Cao đẳng Việt Đức", "việt đức")
DA_LAT = make_institution("lam_dong/da_lat", "Cao đẳng Đà Lạt", "cđ đà lạt")
INSTITUTIONS = (VIET_DUC, DA_LAT)

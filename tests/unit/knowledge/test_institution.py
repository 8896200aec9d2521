"""An institution is as sure as its surest fact."""

from dataclasses import replace

import pytest

from bot.knowledge import Certainty, FactKind
from tests.factories import VIET_DUC, make_fact

CERTAIN, LIKELY, UNSURE = Certainty


@pytest.mark.parametrize(
    ("facts", "surest"),
    [((CERTAIN,), CERTAIN), ((UNSURE, LIKELY), LIKELY), ((UNSURE, CERTAIN, LIKELY), CERTAIN), ((UNSURE, UNSURE), UNSURE)],
)
def test_an_institution_is_as_sure_as_its_surest_fact(facts: tuple[Certainty, ...], surest: Certainty) -> None:
    told = tuple(make_fact(FactKind.TRADES, "hàn", certainty=certainty) for certainty in facts)
    assert replace(VIET_DUC, facts=told).certainty is surest

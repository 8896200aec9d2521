"""Precision, recall and F1 of what was found in messages."""

import pytest

from bot.entities import Entity
from bot.evaluation.entities import EntityScore, in_same_terms, score_entities


def test_nothing_expected_and_nothing_found_has_no_score() -> None:
    assert score_entities([]) == {}
    assert score_entities([({}, {})]) == {}


def test_all_found_is_perfect() -> None:
    score = EntityScore(1, 1, 1.0, 1.0, 1.0)
    assert score_entities([({"place": {"nghe_an"}}, {"place": {"nghe_an"}})]) == {"place": score, "all": score}


def test_each_kind_is_counted_over_all_messages() -> None:
    messages = [
        ({"place": {"nghe_an", "hue"}, "grade": {"9"}}, {"place": {"nghe_an"}, "role": {"pupil"}}),
        ({"place": {"hue"}}, {"place": {"hue", "ha_noi"}, "grade": {"12"}}),
    ]
    assert score_entities(messages) == {
        "grade": EntityScore(1, 1, 0.0, 0.0, 0.0),
        "place": EntityScore(3, 3, 2 / 3, 2 / 3, 2 / 3),
        "role": EntityScore(0, 1, 0.0, 0.0, 0.0),
        "all": EntityScore(4, 5, 2 / 5, 2 / 4, 4 / 9),
    }


def test_a_kind_never_found_has_neither_precision_nor_recall() -> None:
    assert score_entities([({"money": {"2"}}, {})])["money"] == EntityScore(1, 0, 0.0, 0.0, 0.0)


@pytest.mark.parametrize(
    ("written", "entity"),
    [
        ({"place": "nghe_an"}, Entity("place", "nghe-an", "vinh")),
        ({"grade": 9}, Entity("grade", "9", "lop 9")),
        ({"grade": [9, 12]}, Entity("grade", "12", "l12")),
        ({"money": "1tr5"}, Entity("money", "1500000", "1tr5")),
        ({"occupation": "điện lạnh"}, Entity("occupation", "ky-thuat-lanh", "hoc dien lanh")),
        ({"occupation": "trang điểm cô dâu"}, Entity("occupation", "cham-soc-sac-dep", "trang điểm")),
    ],
)
def test_what_was_found_is_named_as_it_was_written(written: dict[str, object], entity: Entity) -> None:
    expected, found = in_same_terms({"q": "?", **written}, [entity])
    assert found.keys() == expected.keys() == written.keys()
    assert found[entity.kind] <= expected[entity.kind]


@pytest.mark.parametrize(
    ("written", "entity"),
    [
        ({"place": "nghe_an"}, Entity("place", "hue", "nghe an")),
        ({"occupation": "điện lạnh"}, Entity("occupation", "dien-cong-nghiep", "hoc dien")),
        ({}, Entity("role", "pupil", "em")),
    ],
)
def test_what_was_found_wrongly_keeps_its_own_name(written: dict[str, object], entity: Entity) -> None:
    _, found = in_same_terms({"q": "?", **written}, [entity])
    assert found == {entity.kind: {entity.value}}

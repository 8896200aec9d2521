"""Precision, recall and F1 of what was found in messages."""

from bot.evaluation.entities import EntityScore, score_entities


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

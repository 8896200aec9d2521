"""An understanding is led by its likeliest intent."""

from tests.factories import make_understanding


def test_the_likeliest_intent_stands_first() -> None:
    understanding = make_understanding(("greet", 0.7), ("thank", 0.2))
    assert (understanding.intent, understanding.confidence) == ("greet", 0.7)

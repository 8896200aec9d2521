"""An answer knows who asks for it."""

from tests.factories import make_answer


def test_an_answer_is_asked_for_by_the_intent_of_its_name() -> None:
    assert make_answer("tuition/gdtx_free", "Học phí GDTX").intent == "tuition_gdtx_free"

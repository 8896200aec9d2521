"""The words that the content uses, for what may be kept of a question."""

from tests.factories import make_answer, make_book


def test_words_of_labels_and_texts_are_known_without_diacritics() -> None:
    known = make_book(make_answer("craft/weaving", "Dệt thổ cẩm")).known_syllables
    assert {"det", "tho", "cam", "van", "ban", "xem"} <= known
    assert "Dệt" not in known


def test_words_that_nobody_wrote_are_not_known() -> None:
    assert make_book().known_syllables.isdisjoint({"det", "zzz", ""})

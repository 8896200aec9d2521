"""Teaching: a sentence goes behind the last one of its intent, and nothing else in the file changes."""

from pathlib import Path

import pytest

from bot.content_files import ContentError, load_sentences
from bot.content_files.teaching import Taught, UnknownIntentError, is_teachable, teach
from tests.content.trees import INTENTS

FIRST = "topic_first"


def lines(base: Path) -> list[str]:
    """Return the lines of the file of sentences."""
    return (base / INTENTS).read_bytes().decode().split("\n")


def test_a_sentence_goes_behind_the_last_of_its_intent_and_nothing_else_changes(base: Path) -> None:
    before = lines(base)
    assert teach(base, FIRST, ["một câu hẳn là mới"]) == Taught(INTENTS, ("một câu hẳn là mới",), ())
    after = lines(base)
    new = after.index("    - một câu hẳn là mới")
    assert after[:new] + after[new + 1 :] == before
    assert [sentence for sentence, intent in load_sentences(base) if intent == FIRST][-1] == "một câu hẳn là mới"


def test_a_comment_between_two_intents_stays_with_the_one_below(base: Path) -> None:
    text = (base / INTENTS).read_text(encoding="utf-8")
    first, second = text.split("- intent: ")[1:3]
    commented = text.replace(f"- intent: {second}", f"# About the second.\n- intent: {second}")
    (base / INTENTS).write_text(commented, encoding="utf-8")
    teach(base, first.split("\n")[0], ["một câu hẳn là mới"])
    assert (base / INTENTS).read_text(encoding="utf-8") == commented.replace("\n# About", "\n    - một câu hẳn là mới\n# About")


def test_the_last_line_needs_no_end(base: Path) -> None:
    (base / INTENTS).write_text((base / INTENTS).read_text(encoding="utf-8").rstrip("\n"), encoding="utf-8")
    last = load_sentences(base)[-1][1]
    teach(base, last, ["một câu hẳn là mới"])
    assert load_sentences(base)[-1] == ("một câu hẳn là mới", last)


def test_what_stands_there_already_is_not_written_again_however_it_is_typed(base: Path) -> None:
    sentence, intent = next(pair for pair in load_sentences(base) if pair[1] == FIRST)
    before = lines(base)
    typed = f"{sentence.upper()}?"
    assert teach(base, intent, [typed]) == Taught(INTENTS, (), ((typed, intent),))
    assert lines(base) == before


def test_what_stands_under_another_intent_is_not_written_under_two(base: Path) -> None:
    sentence, other = next(pair for pair in load_sentences(base) if pair[1] != FIRST)
    assert teach(base, FIRST, [sentence]).known == ((sentence, other),)


def test_the_same_words_twice_are_written_once(base: Path) -> None:
    assert teach(base, FIRST, ["câu này mới", "cau nay moi"]).added == ("câu này mới",)


def test_an_intent_that_has_no_sentences_is_unknown(base: Path) -> None:
    with pytest.raises(UnknownIntentError):
        teach(base, "gone", ["một câu hẳn là mới"])


def test_a_file_that_cannot_be_read_is_left_alone(base: Path) -> None:
    (base / INTENTS).write_text("nlu: [", encoding="utf-8")
    with pytest.raises(ContentError):
        teach(base, FIRST, ["một câu hẳn là mới"])
    assert lines(base) == ["nlu: ["]


@pytest.mark.parametrize(("sentence", "is_so"), [("học phí", True), ("học [phí](x)", False), ("{a}", False), ("?!", False), ("", False)])
def test_only_words_without_brackets_can_be_taught(sentence: str, is_so: bool) -> None:  # noqa: FBT001 - a case
    assert is_teachable(sentence) is is_so

"""Folds keep what is spoken alike together and spread every intent evenly."""

from collections import Counter, defaultdict

from hypothesis import given
from hypothesis import strategies as st

from bot.evaluation.folds import deal, spoken

SENTENCES = st.lists(st.tuples(st.text("aăâăđ bB?", max_size=6), st.sampled_from("xyz")), max_size=60)


def test_what_only_typing_tells_apart_is_spoken_alike() -> None:
    assert spoken("Học phííí bao nhiêu?") == spoken("hoc phi, bao NHIEU") == "hoc phi bao nhieu"


def test_other_words_are_not_spoken_alike() -> None:
    assert spoken("học phí") != spoken("học phi công")


def test_nothing_to_say_is_spoken_as_nothing() -> None:
    assert spoken("🙂 ?!") == ""


@given(SENTENCES, st.integers(2, 6))
def test_every_sentence_falls_into_one_of_the_folds(sentences: list[tuple[str, str]], count: int) -> None:
    folds = deal(sentences, count)
    assert len(folds) == len(sentences)
    assert all(0 <= fold < count for fold in folds)


@given(SENTENCES, st.integers(2, 6))
def test_no_folded_text_is_in_two_folds(sentences: list[tuple[str, str]], count: int) -> None:
    found = defaultdict(set)
    for (text, _), fold in zip(sentences, deal(sentences, count), strict=True):
        found[spoken(text)].add(fold)
    assert all(len(folds) == 1 for folds in found.values())


@given(st.lists(st.integers(0, 40), min_size=1, max_size=4))
def test_sentences_of_an_intent_are_spread_evenly(sizes: list[int]) -> None:
    sentences = [(f"{intent} {number}", str(intent)) for intent, size in enumerate(sizes) for number in range(size)]
    counts = Counter((intent, fold) for (_, intent), fold in zip(sentences, deal(sentences, 5), strict=True))
    for intent, size in enumerate(sizes):
        shares = [counts[str(intent), fold] for fold in range(5)]
        assert max(shares) - min(shares) <= 1
        assert sum(shares) == size


def test_the_order_of_sentences_makes_no_difference() -> None:
    sentences = [(f"câu {number}", str(number % 3)) for number in range(30)]
    backwards = sentences[::-1]
    assert deal(backwards, 5) == deal(sentences, 5)[::-1]


def test_nothing_is_dealt_into_nothing() -> None:
    assert deal([], 5) == []

"""The classifier sees words with their diacritics and folded, pairs of them, and pieces of the folded ones."""

from collections import Counter

from bot.intent_model.features import features


def test_a_text_without_words_has_no_features() -> None:
    assert features("?! ") == []


def test_punctuation_makes_no_difference() -> None:
    assert features("học, nghề?!") == features("học nghề")


def test_marks_add_features_and_take_none_away_but_those_of_the_marked_words() -> None:
    marked, plain = set(features("học nghề")), set(features("hoc nghe"))
    assert marked & plain
    assert marked - plain
    assert len(marked) == len(plain)


def test_different_marks_share_what_is_folded() -> None:
    assert set(features("học")) & set(features("hóc")) == set(features("học")) & set(features("hoc"))


def test_the_order_of_words_is_seen() -> None:
    assert set(features("nghề học")) != set(features("học nghề"))


def test_a_repeated_word_is_counted_each_time() -> None:
    once, thrice = Counter(features("phí")), Counter(features("phí phí phí"))
    assert all(thrice[feature] == 3 * count for feature, count in once.items())


def test_a_slip_shares_pieces_with_the_word() -> None:
    assert set(features("nghiep")) & set(features("nghipe"))


def test_words_that_stay_whole_are_one_feature() -> None:
    assert {"t 9+", "f 9+"} <= set(features("hệ 9+"))

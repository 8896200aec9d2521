"""Accuracy, F1, topics and confusions of a handful of sentences."""

import pytest

from bot.evaluation.judged import Judged
from bot.evaluation.measures import Confusion, IntentScore, Scores, by_intent, confusions, macro_f1, score, share

TOPICS = {"fee_a": "fee", "fee_b": "fee", "loan_a": "loan"}


def judged(text: str, right: str, *ranking: str, confidence: float = 1.0) -> Judged:
    """Return a sentence that was taken for the first of `ranking`; several right intents are parted by spaces."""
    return Judged(text, tuple(right.split()), tuple((intent, confidence / place) for place, intent in enumerate(ranking, start=1)))


FOUR = [
    judged("1", "fee_a", "fee_a", "fee_b"),
    judged("2", "fee_a", "fee_b", "fee_a"),
    judged("3", "fee_b", "loan_a", "x", "y", "fee_b"),
    judged("4", "loan_a", "loan_a"),
]


def test_shares_of_nothing_are_nothing() -> None:
    assert share([]) == 0.0
    assert score([], TOPICS) == Scores(0, 0.0, 0.0, 0.0, 0.0, 0.0)
    assert confusions([]) == []
    assert by_intent([]) == []


def test_scores_of_four_sentences() -> None:
    scores = score(FOUR, TOPICS)
    assert (scores.count, scores.accuracy, scores.among_first, scores.topic, scores.calibration_error) == (4, 0.5, 0.75, 0.75, 0.5)


def test_f1_of_four_sentences() -> None:
    """One of two fee_a is found, beside nothing wrong; no fee_b; the only loan_a, beside a wrong one."""
    assert macro_f1(FOUR) == pytest.approx((2 / 3 + 0 + 2 / 3) / 3)


def test_all_right_is_one_everywhere() -> None:
    scores = score([FOUR[0], FOUR[3]], TOPICS)
    assert (scores.accuracy, scores.macro_f1, scores.among_first, scores.topic, scores.calibration_error) == (1, 1, 1, 1, 0)


def test_intents_without_a_topic_are_topics_of_their_own() -> None:
    assert score([judged("", "greet", "thank")], TOPICS).topic == 0
    assert score([judged("", "greet", "greet")], TOPICS).topic == 1


def test_any_of_several_right_intents_is_right_and_counts_for_itself() -> None:
    one = judged("1", "fee_a loan_a", "loan_a")
    assert one.is_right
    assert one.meant == "loan_a"
    assert macro_f1([one]) == 1
    assert by_intent([one]) == [IntentScore("loan_a", 1, 1)]


def test_a_wrong_sentence_counts_for_what_it_rather_means() -> None:
    assert judged("1", "fee_a loan_a", "fee_b").meant == "fee_a"


def test_rare_intents_count_as_much_as_common_ones() -> None:
    many = [judged(str(number), "fee_a", "fee_a") for number in range(9)]
    assert macro_f1([*many, judged("9", "loan_a", "x")]) == 0.5


def test_confusions_come_most_frequent_first_then_by_name_with_their_sentences() -> None:
    wrong = [judged("1", "b", "a"), judged("2", "a", "b"), judged("3", "c", "a"), judged("4", "c", "a"), judged("5", "a", "a")]
    assert confusions(wrong) == [Confusion("c", "a", ("3", "4")), Confusion("a", "b", ("2",)), Confusion("b", "a", ("1",))]


def test_intents_come_worst_first_and_of_equals_the_larger() -> None:
    known = [
        judged("", "a", "a"),
        judged("", "b", "a"),
        judged("", "c", "a"),
        judged("", "c", "a"),
        judged("", "d", "d"),
        judged("", "d", "a"),
    ]
    assert by_intent(known) == [IntentScore("c", 2, 0), IntentScore("b", 1, 0), IntentScore("d", 2, 1), IntentScore("a", 1, 1)]

"""A sure engine is believed; an unsure one and a search are weighed together, and a gap is owned up to."""

from dataclasses import replace

import pytest

from bot.conversations import Memory
from bot.dialogue import AskBack, Decision, Follow, LookUp, OfferFound, SayAnswer, SayFound, Saying, SayReply, wants_search, weigh
from bot.dialogue.weighing import (
    _FAR_FROM,
    _UNDERSTOOD_FROM,
    _WEIGHT_OF_CLAUSES,
    _WEIGHT_OF_SEARCH,
    OFFER_FROM,
    RATHER_SURE_FROM,
    SURE_FROM,
    TELL_FROM,
)
from bot.knowledge import Answer, Found, Passage, passage_of_answer, passage_of_institution, passages_of
from tests.factories import BOARDING, LOAN, MEALS, TARGET, TUITION, VIET_DUC, make_book, make_understanding

BOOK = make_book()
CLAUSE = next(passage for passage in passages_of(BOOK) if passage.id == TARGET.id)
SCHOOL = passage_of_institution(VIET_DUC)
UNSURE = SURE_FROM - 0.01
UNKNOWN = (("greet", 0.1),)
QUESTION = "một câu hỏi"
SPOKE_OF_VIET_DUC = Memory(institution=VIET_DUC.id)


def decided(saying: Saying, *ranking: tuple[str, float]) -> Decision:
    """Return what an engine decided from such a ranking."""
    return Decision((saying,), "small", make_understanding(*(ranking or UNKNOWN)))


def weighed(decision: Decision, *found: tuple[Passage | Answer, float], text: str = QUESTION, memory: Memory | None = None) -> Decision:
    """Weigh `decision` against passages that a search alone would give this weight."""
    passages = [(passage_of_answer(entry) if isinstance(entry, Answer) else entry, weight) for entry, weight in found]
    return weigh(BOOK, decision, text, memory or Memory(), [Found(passage, weight / _WEIGHT_OF_SEARCH) for passage, weight in passages])


def told(decision: Decision) -> tuple[str, list[str]]:
    """Return the id of the passage told, and of those offered with it."""
    (saying,) = decision.sayings
    assert isinstance(saying, SayFound)
    return saying.nearest.passage.id, [hit.passage.id for hit in saying.others]


def score_of(decision: Decision) -> float:
    """Return the weight of the passage told."""
    (saying,) = decision.sayings
    assert isinstance(saying, SayFound)
    return saying.nearest.score


def offered(decision: Decision) -> list[str]:
    """Return the ids of the passages among which to choose."""
    (saying,) = decision.sayings
    assert isinstance(saying, OfferFound)
    return [hit.passage.id for hit in saying.found]


# When to search.


def searched(saying: Saying, *ranking: tuple[str, float], text: str = QUESTION, memory: Memory | None = None) -> bool:
    """Tell whether passages are searched after such a decision."""
    return wants_search(BOOK, decided(saying, *ranking), text, memory or Memory())


@pytest.mark.parametrize(("confidence", "is_searched"), [(SURE_FROM, False), (UNSURE, True)])
def test_an_engine_is_searched_where_it_is_not_sure(confidence: float, is_searched: bool) -> None:  # noqa: FBT001 - a case
    assert searched(SayAnswer(TUITION.id), (TUITION.intent, confidence)) is is_searched


@pytest.mark.parametrize("text", ["quyết định 3129 nói gì", "Quyết định/3129", "quyet dinh 3129"])
def test_a_document_that_is_named_is_searched_even_so(text: str) -> None:
    assert searched(SayAnswer(TUITION.id), (TUITION.intent, 0.99), text=text)


def test_a_question_of_that_school_is_searched_even_so() -> None:
    sure = (TUITION.intent, 0.99)
    assert searched(SayAnswer(TUITION.id), sure, text="trường đó học phí bao nhiêu", memory=SPOKE_OF_VIET_DUC)
    assert not searched(SayAnswer(TUITION.id), sure, text="trường đó học phí bao nhiêu")


def test_a_school_that_is_named_is_no_reason_to_doubt_a_sure_engine() -> None:
    assert not searched(SayAnswer(TUITION.id), (TUITION.intent, 0.99), text="việt đức học phí bao nhiêu")


@pytest.mark.parametrize("intent", [TUITION.intent, "out_of_scope", "ask_institution"])
@pytest.mark.parametrize("confidence", [0.2, 0.99])
def test_an_engine_that_knows_nothing_is_searched(intent: str, confidence: float) -> None:
    assert searched(LookUp("unknown"), (intent, confidence))


@pytest.mark.parametrize(("confidence", "is_searched"), [(_FAR_FROM, False), (_FAR_FROM - 0.01, True)])
@pytest.mark.parametrize(("text", "memory"), [("việt đức có gì vui", Memory()), ("trường đó có gì vui", SPOKE_OF_VIET_DUC)])
def test_what_seems_far_from_school_is_searched_if_a_school_is_meant(
    confidence: float,
    is_searched: bool,  # noqa: FBT001 - a case
    text: str,
    memory: Memory,
) -> None:
    assert searched(SayReply("out_of_scope"), ("out_of_scope", confidence), text=text, memory=memory) is is_searched


@pytest.mark.parametrize(("text", "memory"), [("trường đó có gì vui", Memory()), ("học phí vui", SPOKE_OF_VIET_DUC)])
def test_what_seems_far_from_school_is_not_searched_if_no_school_is_meant(text: str, memory: Memory) -> None:
    assert not searched(SayReply("out_of_scope"), ("out_of_scope", RATHER_SURE_FROM), text=text, memory=memory)


@pytest.mark.parametrize("saying", [SayReply("out_of_scope"), SayReply("handoff"), Follow("guide:start")])
def test_what_is_no_question_of_knowledge_stays(saying: Saying) -> None:
    decision = decided(saying, ("greet", 0.4))
    assert not searched(saying, ("greet", 0.4))
    assert weighed(decision, (CLAUSE, 2.0)) == decision


def test_a_sure_engine_stays_whatever_was_found() -> None:
    decision = decided(SayAnswer(TUITION.id), (TUITION.intent, SURE_FROM))
    assert weighed(decision, (CLAUSE, 2.0)) == decision


def test_what_was_settled_without_understanding_stays() -> None:
    decision = Decision((SayAnswer(TUITION.id),), "tap")
    assert not wants_search(BOOK, decision, QUESTION, Memory())
    assert weighed(decision, (CLAUSE, 2.0)) == decision


@pytest.mark.parametrize("saying", [AskBack((TUITION.id, LOAN.id)), SayAnswer(TUITION.id)])
@pytest.mark.parametrize("confidence", [SURE_FROM - 0.01, 0.96])
def test_a_question_that_only_the_grade_answers_stays(saying: Saying, confidence: float) -> None:
    # Asked "where to go from here", the engine was sure; which of the two is meant no search can tell.
    assert not searched(saying, ("what_next", confidence), text="quyết định đi đâu")


# What comes out.


def test_engine_and_search_that_agree_win() -> None:
    decision = decided(SayAnswer(TUITION.id), (TUITION.intent, 0.5), (LOAN.intent, 0.45))
    assert told(weighed(decision, (LOAN, 0.8), (TUITION, 0.2)))[0] == LOAN.id


def test_what_an_engine_and_a_search_say_is_added() -> None:
    decision = weighed(decided(LookUp("unknown"), (LOAN.intent, 0.16)), (LOAN, 1.0))
    assert score_of(decision) == pytest.approx(0.4 + 1.0)


def test_the_likeliest_answers_are_offered_in_order_where_nothing_is_found() -> None:
    decision = decided(
        LookUp("unknown"), ("greet", 0.3), (LOAN.intent, 0.2), (TUITION.intent, 0.15), (MEALS.intent, 0.14), (BOARDING.intent, 0.13)
    )
    assert offered(weighed(decision)) == [LOAN.id, TUITION.id, MEALS.id]


def test_an_engine_that_is_only_fairly_sure_offers_what_the_search_does_not_find() -> None:
    assert offered(weighed(decided(SayAnswer(TUITION.id), (TUITION.intent, 0.5)))) == [TUITION.id]


def test_a_clause_that_fits_well_is_told_where_the_engine_knows_nothing() -> None:
    assert told(weighed(decided(LookUp("unknown")), (CLAUSE, 1.5)))[0] == CLAUSE.id


def test_a_clause_counts_for_more_when_a_document_is_named() -> None:
    found = ((MEALS, 1.5), (CLAUSE, 1.4))
    assert told(weighed(decided(LookUp("unknown")), *found))[0] == MEALS.id
    assert told(weighed(decided(LookUp("unknown")), *found, text="quyết định 3129"))[0] == CLAUSE.id


def test_a_clause_counts_for_as_much_as_an_answer_otherwise() -> None:
    assert score_of(weighed(decided(LookUp("unknown")), (CLAUSE, 1.3))) == pytest.approx(1.3)
    assert score_of(weighed(decided(LookUp("unknown")), (CLAUSE, 1.3), text="quyết định 3129")) == pytest.approx(1.3 * _WEIGHT_OF_CLAUSES)


@pytest.mark.parametrize(("text", "memory"), [("việt đức có bán trú không", Memory()), ("trường đó có bán trú không", SPOKE_OF_VIET_DUC)])
def test_a_school_that_is_meant_is_told_of(text: str, memory: Memory) -> None:
    assert told(weighed(decided(LookUp("unknown")), (MEALS, 0.5), text=text, memory=memory)) == (VIET_DUC.id, [MEALS.id])


@pytest.mark.parametrize(("text", "memory"), [("trường đó có bán trú không", Memory()), ("bán trú là gì", SPOKE_OF_VIET_DUC)])
def test_a_school_that_is_not_meant_has_no_weight(text: str, memory: Memory) -> None:
    assert told(weighed(decided(LookUp("unknown")), (MEALS, TELL_FROM + 0.001), text=text, memory=memory)) == (MEALS.id, [])


def test_a_school_that_was_found_by_its_name_too_has_both_weights() -> None:
    named = score_of(weighed(decided(LookUp("unknown")), text="việt đức ở đâu"))
    assert score_of(weighed(decided(LookUp("unknown")), (SCHOOL, 0.5), text="việt đức ở đâu")) == pytest.approx(named + 0.5)


def test_a_name_speaks_for_no_school_where_something_else_was_understood() -> None:
    understood = decided(LookUp("unknown"), (TUITION.intent, _UNDERSTOOD_FROM))
    assert offered(weighed(understood, text="việt đức học phí bao nhiêu")) == [TUITION.id]
    assert offered(weighed(understood, (SCHOOL, 0.4), text="việt đức học phí bao nhiêu")) == [TUITION.id, VIET_DUC.id]


@pytest.mark.parametrize("understood", [(TUITION.intent, _UNDERSTOOD_FROM - 0.01), ("ask_institution", 0.9)])
def test_a_name_speaks_for_its_school_where_nothing_else_was_understood(understood: tuple[str, float]) -> None:
    assert told(weighed(decided(LookUp("unknown"), understood), text="việt đức thế nào"))[0] == VIET_DUC.id


def test_that_school_is_told_of_however_sure_the_engine_was_of_something_else() -> None:
    decision = decided(SayAnswer(TUITION.id), (TUITION.intent, 0.99))
    assert told(weighed(decision, (TUITION, 1.0), text="trường đó học phí bao nhiêu", memory=SPOKE_OF_VIET_DUC)) == (
        VIET_DUC.id,
        [TUITION.id],
    )


@pytest.mark.parametrize(("place", "nearest"), [("nghe_an", TUITION), ("lam_dong", LOAN), ("other", TUITION), (None, TUITION)])
def test_what_is_about_another_province_than_theirs_weighs_less(place: str | None, nearest: Answer) -> None:
    book = make_book(replace(TUITION, place="nghe_an"))
    found = [Found(passage_of_answer(TUITION), 1.5), Found(passage_of_answer(LOAN), 1.4)]
    assert told(weigh(book, decided(LookUp("unknown")), QUESTION, Memory(place=place), found))[0] == nearest.id


def test_the_next_nearest_are_offered_with_what_is_told() -> None:
    decision = decided(LookUp("unknown"), (LOAN.intent, 0.2))
    assert told(weighed(decision, (CLAUSE, 1.5), (MEALS, 0.4), (BOARDING, OFFER_FROM - 0.1))) == (CLAUSE.id, [LOAN.id, MEALS.id])


def test_three_at_most_are_offered_with_what_is_told() -> None:
    others = [(answer, 0.6) for answer in (TUITION, LOAN, MEALS, BOARDING)]
    assert len(told(weighed(decided(LookUp("unknown")), (CLAUSE, 1.5), *others))[1]) == 3


@pytest.mark.parametrize("weight", [TELL_FROM + 0.001, 2.0])
def test_what_is_near_enough_is_told(weight: float) -> None:
    assert told(weighed(decided(LookUp("unknown")), (CLAUSE, weight)))[0] == CLAUSE.id


@pytest.mark.parametrize("weight", [OFFER_FROM + 0.001, TELL_FROM - 0.001])
def test_what_is_only_near_is_offered(weight: float) -> None:
    assert offered(weighed(decided(LookUp("unknown")), (CLAUSE, weight))) == [CLAUSE.id]


def test_three_at_most_are_offered_best_first() -> None:
    found = [(answer, OFFER_FROM + step / 50) for step, answer in enumerate((TUITION, LOAN, MEALS, BOARDING), start=1)]
    assert offered(weighed(decided(LookUp("unknown")), *found)) == [BOARDING.id, MEALS.id, LOAN.id]


def test_what_is_offered_is_no_gap() -> None:
    assert not weighed(decided(LookUp("unknown")), (CLAUSE, OFFER_FROM + 0.001)).is_gap


# Gaps.


@pytest.mark.parametrize("weight", [0.0, OFFER_FROM - 0.001])
def test_nothing_near_is_a_gap(weight: float) -> None:
    decision = weighed(decided(LookUp("unknown")), (CLAUSE, weight))
    assert (decision.sayings, decision.is_gap) == ((SayReply("unknown"),), True)


def test_a_second_gap_is_owned_up_to_in_other_words() -> None:
    assert weighed(decided(LookUp("unknown_again"))).sayings == (SayReply("unknown_again"),)


def test_an_answer_that_nothing_speaks_for_is_not_given() -> None:
    decision = weighed(decided(SayAnswer(TUITION.id), (TUITION.intent, 0.08)))
    assert (decision.sayings, decision.is_gap) == ((SayReply("unknown"),), True)


def test_a_weighed_decision_tells_who_decided_and_what_was_understood() -> None:
    before = decided(LookUp("unknown"), (LOAN.intent, 0.2))
    after = weighed(before, (CLAUSE, 1.0))
    assert (after.reason, after.understanding) == (before.reason, before.understanding)


@pytest.mark.parametrize("text", ["nghề", "lớp 10"])
def test_of_a_subject_with_no_question_a_few_answers_are_offered(text: str) -> None:
    decision = weighed(decided(LookUp("unknown")), (TUITION, 2.0), (LOAN, 1.0), text=text)
    assert isinstance(decision.sayings[0], OfferFound)

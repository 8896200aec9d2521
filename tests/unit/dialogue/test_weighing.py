"""A sure engine is believed; an unsure one and a search are weighed together, and a gap is owned up to."""

import pytest

from bot.conversations import Conversation
from bot.dialogue import AskBack, Decision, Follow, LookUp, OfferFound, SayAnswer, SayFound, Saying, SayReply, wants_search, weigh
from bot.dialogue.weighing import _WEIGHT_OF_SEARCH, OFFER_FROM, SURE_FROM, TELL_FROM
from bot.knowledge import Answer, Book, Found, Passage, passage_of_answer, passages_of
from bot.ports import Edition
from bot.services.hold_turn import hold_turn
from tests.factories import (
    BOARDING,
    LOAN,
    MEALS,
    TARGET,
    TODAY,
    TUITION,
    VIET_DUC,
    make_book,
    make_conversation,
    make_text,
    make_understanding,
)

BOOK = make_book()
CLAUSE = next(passage for passage in passages_of(BOOK) if passage.id == TARGET.id)
UNSURE = SURE_FROM - 0.01
QUESTION = "câu hỏi"


def decided(saying: Saying, *ranking: tuple[str, float]) -> Decision:
    """Return what an engine decided from such a ranking."""
    return Decision((saying,), "small", make_understanding(*(ranking or (("greet", 0.01),))))


def weighed(decision: Decision, *found: tuple[Passage | Answer, float], text: str = QUESTION) -> Decision:
    """Weigh `decision` against passages that a search alone would give this weight."""
    passages = [(passage_of_answer(entry) if isinstance(entry, Answer) else entry, weight) for entry, weight in found]
    return weigh(BOOK, decision, text, [Found(passage, weight / _WEIGHT_OF_SEARCH) for passage, weight in passages])


def told(decision: Decision) -> tuple[str, list[str]]:
    """Return the id of the passage told, and of those offered with it."""
    (saying,) = decision.sayings
    assert isinstance(saying, SayFound)
    return saying.nearest.passage.id, [hit.passage.id for hit in saying.others]


def offered(decision: Decision) -> list[str]:
    """Return the ids of the passages among which to choose."""
    (saying,) = decision.sayings
    assert isinstance(saying, OfferFound)
    return [hit.passage.id for hit in saying.found]


class CountingSearch:
    """Finds nothing, and counts how often it was asked."""

    def __init__(self) -> None:
        """Count from nought."""
        self.asked = 0

    def find(self, text: str) -> tuple[Found, ...]:  # noqa: ARG002 - the port's signature
        """Find nothing."""
        self.asked += 1
        return ()


class Engine:
    """Always decides alike."""

    def __init__(self, decision: Decision) -> None:
        """Decide `decision`."""
        self._decision = decision

    async def decide(self, book: Book, conversation: Conversation, text: str) -> Decision:  # noqa: ARG002 - the port's signature
        """Return the decision."""
        return self._decision


async def searches(decision: Decision, text: str = QUESTION) -> int:
    """Return how often passages are searched in a turn of which an engine decided so."""
    search = CountingSearch()
    await hold_turn(Edition(BOOK, search), Engine(decision), make_conversation(), make_text(text), TODAY)
    return search.asked


# When to search.


async def test_a_sure_engine_is_not_searched() -> None:
    assert await searches(decided(SayAnswer(TUITION.id), (TUITION.intent, SURE_FROM))) == 0


async def test_an_unsure_engine_is_searched_once() -> None:
    assert await searches(decided(SayAnswer(TUITION.id), (TUITION.intent, UNSURE))) == 1


async def test_a_document_that_is_named_is_searched_even_so() -> None:
    assert await searches(decided(SayAnswer(TUITION.id), (TUITION.intent, 0.99)), "quyết định 3129/QĐ-UBND nói gì") == 1


@pytest.mark.parametrize("saying", [AskBack((TUITION.id,)), LookUp("unknown")])
def test_an_engine_that_asks_back_or_knows_nothing_is_searched(saying: Saying) -> None:
    assert wants_search(BOOK, decided(saying, (TUITION.intent, 0.2)), QUESTION)


def test_what_seems_far_from_school_is_searched_if_a_school_is_named() -> None:
    assert wants_search(BOOK, decided(SayReply("out_of_scope"), ("out_of_scope", 0.5)), "việt đức có gì vui")


@pytest.mark.parametrize("saying", [SayReply("out_of_scope"), SayReply("handoff"), Follow("guide:start")])
def test_what_is_no_question_of_knowledge_stays(saying: Saying) -> None:
    decision = decided(saying, ("greet", 0.4))
    assert not wants_search(BOOK, decision, QUESTION)
    assert weighed(decision, (CLAUSE, 2.0)) == decision


def test_what_was_settled_without_understanding_stays() -> None:
    decision = Decision((SayAnswer(TUITION.id),), "tap")
    assert weighed(decision, (CLAUSE, 2.0)) == decision


def test_a_sure_question_that_only_the_grade_answers_stays() -> None:
    # Asked "where to go from here", the engine was sure; which of the two is meant no search can tell.
    assert not wants_search(BOOK, decided(AskBack((TUITION.id, LOAN.id)), ("what_next", 0.96)), QUESTION)


# What comes out.


def test_engine_and_search_that_agree_win() -> None:
    decision = decided(SayAnswer(TUITION.id), (TUITION.intent, 0.5), (LOAN.intent, 0.45))
    assert told(weighed(decision, (LOAN, 0.8), (TUITION, 0.2)))[0] == LOAN.id


def test_an_engine_that_is_fairly_sure_needs_no_help_of_the_search() -> None:
    assert told(weighed(decided(SayAnswer(TUITION.id), (TUITION.intent, 0.5)))) == (TUITION.id, [])


def test_a_clause_that_fits_well_is_told_where_the_engine_is_lost() -> None:
    assert told(weighed(decided(LookUp("unknown")), (CLAUSE, 1.0)))[0] == CLAUSE.id


def test_a_clause_counts_for_more_when_a_document_is_named() -> None:
    found = ((MEALS, 0.9), (CLAUSE, 0.8))
    assert told(weighed(decided(LookUp("unknown")), *found))[0] == MEALS.id
    assert told(weighed(decided(LookUp("unknown")), *found, text="quyết định 3129"))[0] == CLAUSE.id


def test_a_school_that_is_named_is_told_of() -> None:
    assert told(weighed(decided(LookUp("unknown")), (MEALS, 0.5), text="việt đức có bán trú không"))[0] == VIET_DUC.id


def test_the_next_nearest_are_offered_with_what_is_told() -> None:
    decision = decided(LookUp("unknown"), (LOAN.intent, 0.2))
    assert told(weighed(decision, (CLAUSE, 1.0), (MEALS, 0.4), (BOARDING, OFFER_FROM - 0.1))) == (CLAUSE.id, [LOAN.id, MEALS.id])


def test_three_at_most_are_offered_with_what_is_told() -> None:
    others = [(answer, 0.6) for answer in (TUITION, LOAN, MEALS, BOARDING)]
    assert len(told(weighed(decided(LookUp("unknown")), (CLAUSE, 1.0), *others))[1]) == 3


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

"""A sure engine is believed; an unsure one and a search are weighed together, and a gap is owned up to."""

import pytest

from bot.conversations import Conversation
from bot.dialogue import AskBack, Decision, Follow, LookUp, OfferFound, SayAnswer, SayFound, Saying, SayReply, wants_search, weigh
from bot.dialogue.weighing import OFFER_FROM, SURE_FROM, TELL_FROM
from bot.knowledge import Book, Found, Passage, passage_of_answer
from bot.ports import Edition
from bot.services.hold_turn import hold_turn
from tests.factories import BOARDING, LOAN, MEALS, TODAY, TUITION, make_book, make_conversation, make_text, make_understanding

CLAUSE = Passage("provision", "old_plan/1", "Mục tiêu học nghề", "mục tiêu")
UNSURE = SURE_FROM - 0.01
NEAR = OFFER_FROM / 2
"""The score of a passage that the search alone makes worth offering, and no more."""


def decided(saying: Saying, *ranking: tuple[str, float]) -> Decision:
    """Return what an engine decided from such a ranking."""
    return Decision((saying,), "small", make_understanding(*(ranking or (("greet", 0.01),))))


def weighed(decision: Decision, *found: tuple[Passage, float]) -> Decision:
    """Weigh `decision` against what was found."""
    return weigh(make_book(), decision, [Found(passage, score) for passage, score in found])


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


async def searches(decision: Decision) -> int:
    """Return how often passages are searched in a turn of which an engine decided so."""
    search = CountingSearch()
    await hold_turn(Edition(make_book(), search), Engine(decision), make_conversation(), make_text("câu hỏi"), TODAY)
    return search.asked


# When to search.


async def test_a_sure_engine_is_not_searched() -> None:
    assert await searches(decided(SayAnswer(TUITION.id), (TUITION.intent, SURE_FROM))) == 0


async def test_an_unsure_engine_is_searched_once() -> None:
    assert await searches(decided(SayAnswer(TUITION.id), (TUITION.intent, UNSURE))) == 1


@pytest.mark.parametrize("saying", [AskBack((TUITION.id,)), LookUp("unknown")])
def test_an_engine_that_asks_back_or_knows_nothing_is_searched(saying: Saying) -> None:
    assert wants_search(decided(saying, (TUITION.intent, 0.2)))


@pytest.mark.parametrize("saying", [SayReply("out_of_scope"), SayReply("handoff"), Follow("guide:start")])
def test_what_is_no_question_of_knowledge_stays(saying: Saying) -> None:
    decision = decided(saying, ("greet", 0.4))
    assert not wants_search(decision)
    assert weighed(decision, (CLAUSE, 0.9)) == decision


def test_what_was_settled_without_understanding_stays() -> None:
    decision = Decision((SayAnswer(TUITION.id),), "tap")
    assert weighed(decision, (CLAUSE, 0.9)) == decision


def test_a_sure_question_that_only_the_grade_answers_stays() -> None:
    # Asked "where to go from here", the engine was sure; which of the two is meant no search can tell.
    assert not wants_search(decided(AskBack((TUITION.id, LOAN.id)), ("what_next", 0.96)))


# What comes out.


def test_engine_and_search_that_agree_win() -> None:
    decision = decided(SayAnswer(TUITION.id), (TUITION.intent, 0.5), (LOAN.intent, 0.45))
    assert told(weighed(decision, (passage_of_answer(LOAN), 0.4), (passage_of_answer(TUITION), 0.1)))[0] == LOAN.id


def test_an_engine_that_is_fairly_sure_is_told_without_help_of_the_search() -> None:
    assert told(weighed(decided(SayAnswer(TUITION.id), (TUITION.intent, 0.5)))) == (TUITION.id, [])


def test_a_clause_that_fits_well_is_told_where_the_engine_is_lost() -> None:
    assert told(weighed(decided(LookUp("unknown")), (CLAUSE, 0.5)))[0] == CLAUSE.id


def test_the_next_nearest_are_offered_with_what_is_told() -> None:
    decision = decided(LookUp("unknown"), (LOAN.intent, 0.2))
    assert told(weighed(decision, (CLAUSE, 0.5), (passage_of_answer(MEALS), 0.2), (passage_of_answer(BOARDING), 0.05))) == (
        CLAUSE.id,
        [LOAN.id, MEALS.id],
    )


def test_three_at_most_are_offered_with_what_is_told() -> None:
    answers = [(passage_of_answer(answer), 0.3) for answer in (TUITION, LOAN, MEALS, BOARDING)]
    assert len(told(weighed(decided(LookUp("unknown")), (CLAUSE, 0.5), *answers))[1]) == 3


@pytest.mark.parametrize("score", [TELL_FROM / 2, 0.4])
def test_what_is_near_enough_is_told(score: float) -> None:
    assert told(weighed(decided(LookUp("unknown")), (CLAUSE, score)))[0] == CLAUSE.id


@pytest.mark.parametrize("score", [NEAR, TELL_FROM / 2 - 0.01])
def test_what_is_only_near_is_offered(score: float) -> None:
    assert offered(weighed(decided(LookUp("unknown")), (CLAUSE, score))) == [CLAUSE.id]


def test_three_at_most_are_offered_best_first() -> None:
    found = [(passage_of_answer(answer), NEAR + step / 100) for step, answer in enumerate((TUITION, LOAN, MEALS, BOARDING))]
    assert offered(weighed(decided(LookUp("unknown")), *found)) == [BOARDING.id, MEALS.id, LOAN.id]


def test_what_is_offered_is_no_gap() -> None:
    assert not weighed(decided(LookUp("unknown")), (CLAUSE, NEAR)).is_gap


# Gaps.


@pytest.mark.parametrize("score", [0.0, NEAR - 0.01])
def test_nothing_near_is_a_gap(score: float) -> None:
    decision = weighed(decided(LookUp("unknown")), (CLAUSE, score))
    assert (decision.sayings, decision.is_gap) == ((SayReply("unknown"),), True)


def test_a_second_gap_is_owned_up_to_in_other_words() -> None:
    assert weighed(decided(LookUp("unknown_again"))).sayings == (SayReply("unknown_again"),)


def test_an_answer_that_nothing_speaks_for_is_not_given() -> None:
    decision = weighed(decided(SayAnswer(TUITION.id), (TUITION.intent, 0.08)))
    assert (decision.sayings, decision.is_gap) == ((SayReply("unknown"),), True)


def test_a_weighed_decision_tells_who_decided_and_what_was_understood() -> None:
    before = decided(LookUp("unknown"), (LOAN.intent, 0.2))
    after = weighed(before, (CLAUSE, 0.5))
    assert (after.reason, after.understanding) == (before.reason, before.understanding)

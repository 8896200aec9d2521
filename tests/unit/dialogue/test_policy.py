"""The rules of a single turn, followed without Rasa."""

import pytest

from bot.conversations import Memory
from bot.dialogue import LookUp, RulePolicy, SayAnswer, Saying, SayReply, UnknownStepError
from bot.dialogue.policy import utterance_of
from tests.factories import AFTER_9, LOAN, TUITION, make_book, make_understanding

SURE_FROM = 0.5
LEAD = 0.125
POLICY = RulePolicy(
    {
        "greet": ("utter_reply_greet",),
        "insult": ("utter_reply_ask_again", "utter_reply_help"),
        "what_next": ("action_answer_by_grade",),
        "misspelt": ("uter_reply_greet",),
        "nlu_fallback": ("action_look_up",),
    },
    sure_from=SURE_FROM,
    lead=LEAD,
)


def said(*ranking: tuple[str, float], memory: Memory | None = None) -> tuple[Saying, ...]:
    """Return what is said to a text so understood."""
    return POLICY.sayings(make_book(), make_understanding(*ranking), memory or Memory())


def test_an_intent_that_bears_the_name_of_an_answer_is_answered() -> None:
    assert said((TUITION.intent, 0.9), (LOAN.intent, 0.1)) == (SayAnswer(TUITION.id),)


def test_an_intent_alone_needs_no_lead() -> None:
    assert said((TUITION.intent, 0.9)) == (SayAnswer(TUITION.id),)


def test_an_intent_is_believed_from_the_confidence_on() -> None:
    assert said((TUITION.intent, SURE_FROM), (LOAN.intent, 0.1)) == (SayAnswer(TUITION.id),)


def test_an_intent_below_the_confidence_is_not_believed() -> None:
    assert said((TUITION.intent, 0.49), (LOAN.intent, 0.1)) == (LookUp("unknown"),)


def test_an_intent_that_leads_by_enough_is_believed() -> None:
    assert said((TUITION.intent, 0.5), (LOAN.intent, 0.375)) == (SayAnswer(TUITION.id),)


def test_an_intent_that_hardly_leads_is_not_believed() -> None:
    assert said((TUITION.intent, 0.5), (LOAN.intent, 0.4)) == (LookUp("unknown"),)


def test_a_rule_says_its_reply() -> None:
    assert said(("greet", 0.9)) == (SayReply("greet"),)


def test_a_rule_of_several_steps_says_them_in_order() -> None:
    assert said(("insult", 0.9)) == (SayReply("ask_again"), SayReply("help"))


def test_a_rule_may_name_an_action() -> None:
    assert said(("what_next", 0.9), memory=Memory(grade=9)) == (SayAnswer(AFTER_9.id),)


def test_a_believed_intent_without_rule_or_answer_is_a_fallback() -> None:
    assert said(("forgotten", 0.8), (LOAN.intent, 0.1)) == (LookUp("unknown"),)


def test_the_fallback_knows_of_earlier_misses() -> None:
    assert said((LOAN.intent, 0.01), memory=Memory(misses=1)) == (LookUp("unknown_again"),)


def test_a_step_that_nobody_knows_is_an_error() -> None:
    with pytest.raises(UnknownStepError, match="uter_reply_greet"):
        said(("misspelt", 0.9))


def test_an_answer_is_uttered_under_the_name_of_its_intent() -> None:
    assert utterance_of(SayAnswer(TUITION.id)) == f"utter_answer_{TUITION.intent}"


def test_a_reply_is_uttered_under_its_name() -> None:
    assert utterance_of(SayReply("greet")) == "utter_reply_greet"

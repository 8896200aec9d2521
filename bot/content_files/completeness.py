"""Completeness: sentences, answers, rules and the domain name the same intents and actions."""

from collections.abc import Iterator

from bot.content_files.content import Content
from bot.content_files.items import Item
from bot.content_files.policies import Policies
from bot.content_files.policy_shapes import DomainShape, IntentShape
from bot.content_files.problems import Problem
from bot.content_files.rules import answer_intents, rule_intent
from bot.content_files.shape_problems import suggest
from bot.dialogue import ACTIONS
from bot.dialogue.policy import FALLBACK_INTENT
from bot.knowledge import intent_of


def check_completeness(policies: Policies, content: Content) -> Iterator[Problem]:
    """Tell of intents without sentences, sentences without anything to say to them, and gaps in the domain."""
    if not policies.whole or policies.domain is None:
        return  # A file that cannot be read would make everything in it look missing.
    spoken = {block.shape.intent: block for block in reversed(policies.intents)}
    yield from _answers(content, spoken)
    yield from _intents(policies, content, spoken)
    yield from _rules(policies, policies.domain.shape.intents, spoken)
    yield from _domain(policies.domain, spoken)


def _answers(content: Content, spoken: dict[str, Item[IntentShape]]) -> Iterator[Problem]:
    unclaimed = spoken.keys() - answer_intents(content).keys()
    for name, answer in content.published():
        intent = intent_of(name)
        if intent not in spoken:
            yield answer.problem((), "answer-without-sentences", suggest(intent, unclaimed), intent=intent)


def _intents(policies: Policies, content: Content, spoken: dict[str, Item[IntentShape]]) -> Iterator[Problem]:
    led = answer_intents(content).keys() | {rule_intent(rule.shape) for rule in policies.rules}
    for intent, block in spoken.items():
        if intent not in led:
            yield block.problem(("intent",), "intent-without-rule", suggest(intent, led), intent=intent)


def _rules(policies: Policies, listed: list[str], spoken: dict[str, Item[IntentShape]]) -> Iterator[Problem]:
    for rule in policies.rules:
        intent = rule_intent(rule.shape)
        if not intent or intent == FALLBACK_INTENT:
            continue
        if intent not in spoken:
            yield rule.problem(("steps", 0), "intent-without-sentences", suggest(intent, spoken), intent=intent)
        if intent not in listed:
            yield rule.problem(("steps", 0), "intent-not-in-domain", suggest(intent, listed), intent=intent)
    if all(rule_intent(rule.shape) != FALLBACK_INTENT for rule in policies.rules):
        yield Problem("dialogue_policies/rules", 1, 1, "fallback-rule-missing", {"intent": FALLBACK_INTENT})


def _domain(domain: Item[DomainShape], spoken: dict[str, Item[IntentShape]]) -> Iterator[Problem]:
    for number, intent in enumerate(domain.shape.intents):
        if intent not in spoken:
            yield domain.problem(("intents", number), "intent-without-sentences", suggest(intent, spoken), intent=intent)
    for number, action in enumerate(domain.shape.actions):
        if action not in ACTIONS:
            yield domain.problem(("actions", number), "action-unknown", suggest(action, ACTIONS), name=action)
    for action in ACTIONS:
        if action not in domain.shape.actions:
            yield domain.problem(("actions",), "action-not-in-domain", name=action)

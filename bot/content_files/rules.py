"""Rules: one for an intent, and every step is something that can be done."""

from collections.abc import Iterator
from pathlib import Path

from bot.content_files.content import Content
from bot.content_files.items import Item
from bot.content_files.policies import Policies, read_policies
from bot.content_files.policy_shapes import RuleShape
from bot.content_files.problems import ContentError, Problem, errors_among
from bot.content_files.shape_problems import suggest
from bot.dialogue import ACTIONS
from bot.dialogue.policy import REPLY_PREFIX
from bot.knowledge import intent_of

_LISTEN = "action_listen"


def load_rules(root: Path) -> dict[str, tuple[str, ...]]:
    """Return the steps of every rule by the intent it starts from; a step that only listens is left out.

    Raises:
        ContentError: a file cannot be read, or a rule is not an intent and its actions.
    """
    policies, problems = read_policies(root)
    problems += [problem for rule in policies.rules for problem in _form(rule)]
    if errors := errors_among(problems):
        raise ContentError(errors)
    return {rule_intent(rule.shape): _actions(rule.shape) for rule in policies.rules}


def rule_intent(rule: RuleShape) -> str:
    """Return the intent that a rule starts from, or "" if it starts from none."""
    return rule.steps[0].intent or ""


def answer_intents(content: Content) -> dict[str, str]:
    """Return the ids of all answers, drafts too, by the intents that ask for them."""
    return {intent_of(name): name for name in content.answers.known}


def check_rules(policies: Policies, content: Content) -> Iterator[Problem]:
    """Tell of rules that cannot be followed, or that contradict each other."""
    by_answer = answer_intents(content)
    first: dict[str, Item[RuleShape]] = {}
    for rule in policies.rules:
        yield from _form(rule)
        intent = rule_intent(rule.shape)
        earlier = first.setdefault(intent, rule)
        if earlier is not rule:
            yield rule.problem(("steps", 0), "intent-in-two-rules", intent=intent, place=earlier.line)
        if intent in by_answer:
            yield rule.problem(("steps", 0), "rule-for-answer", intent=intent, name=by_answer[intent])
        yield from _steps(rule, content)


def _actions(rule: RuleShape) -> tuple[str, ...]:
    return tuple(step.action for step in rule.steps if step.action and step.action != _LISTEN)


def _form(rule: Item[RuleShape]) -> Iterator[Problem]:
    start, *rest = rule.shape.steps
    well_started = start.intent and not start.action
    if not well_started or not rest or any(step.intent or not step.action for step in rest):
        yield rule.problem((), "rule-form", rule=rule.shape.rule)


def _steps(rule: Item[RuleShape], content: Content) -> Iterator[Problem]:
    for number, step in enumerate(rule.shape.steps):
        action = step.action
        if action is None or action == _LISTEN or action in ACTIONS:
            continue
        loc = ("steps", number, "action")
        if not action.startswith(REPLY_PREFIX):
            yield rule.problem(loc, "action-unknown", suggest(action, ACTIONS), name=action)
        elif content.replies.lacks(name := action.removeprefix(REPLY_PREFIX)):
            yield rule.problem(loc, "reply-unknown", suggest(action, _utterances(content)), name=name)


def _utterances(content: Content) -> list[str]:
    return [REPLY_PREFIX + name for name in content.replies.known]

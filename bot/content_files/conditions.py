"""Conditions as editors write them: {school: private}, {household: [poor, near_poor]}, {all: [...]}, {any: [...]}, {not: ...}."""

from collections.abc import Iterator

from bot.content_files.content import Content
from bot.content_files.documents import Data
from bot.content_files.entry_shapes import BenefitShape, QuestionShape
from bot.content_files.items import Item
from bot.content_files.positions import Loc
from bot.content_files.problems import Problem
from bot.content_files.shape_problems import suggest
from bot.eligibility import ALWAYS, All, AnyOf, Condition, Is, Not

_ALL, _ANY, _NOT = "all", "any", "not"


def read_condition(data: Data) -> Condition:
    """Return the condition that a file says; nothing at all always holds.

    Raises:
        ValueError: it has another form; `check_conditions` tells where.
    """
    match data:
        case None:
            return ALWAYS
        case dict() if data:
            parts = [_read(key, value) for key, value in data.items()]
            return parts[0] if len(parts) == 1 else All(tuple(parts))
        case _:
            raise ValueError(data)


def check_conditions(content: Content) -> Iterator[Problem]:
    """Tell of conditions of another form, and of questions and options that the guide does not have."""
    for _, question in content.questions:
        if question.shape.only_if is not None:
            yield from _check(content, question, ("only_if",), question.shape.only_if)
        for name, option in question.shape.options.items():
            if option.only_if is not None:
                yield from _check(content, question, ("options", name, "only_if"), option.only_if)
    for _, benefit in content.benefits:
        if benefit.shape.when is not None:  # Left empty, everybody is meant; a ground without its condition is a slip.
            yield from _check(content, benefit, ("when",), benefit.shape.when)
        for number, ground in enumerate(benefit.shape.grounds):
            yield from _check(content, benefit, ("grounds", number, "when"), ground.when)


def _read(key: str, value: Data) -> Condition:
    match key, value:
        case ("all", list(parts)):
            return All(tuple(read_condition(part) for part in parts))
        case ("any", list(parts)):
            return AnyOf(tuple(read_condition(part) for part in parts))
        case ("not", part):
            return Not(read_condition(part))
        case (question, str(option)):
            return Is(question, frozenset({option}))
        case (question, list(options)):
            return Is(question, frozenset(map(str, options)))
        case _:
            raise ValueError(value)


type _Holder = Item[QuestionShape] | Item[BenefitShape]


def _check(content: Content, item: _Holder, loc: Loc, data: Data) -> Iterator[Problem]:
    if not isinstance(data, dict) or not data:
        yield item.problem(loc, "condition-form")
        return
    for key, value in data.items():
        here = (*loc, key)
        if key in (_ALL, _ANY) and isinstance(value, list) and value:
            for number, part in enumerate(value):
                yield from _check(content, item, (*here, number), part)
        elif key == _NOT:
            yield from _check(content, item, here, value)
        else:
            yield from _check_answer(content, item, here, value)


def _check_answer(content: Content, item: _Holder, loc: Loc, value: Data) -> Iterator[Problem]:
    name = str(loc[-1])
    options = [value] if isinstance(value, str) else value
    if not isinstance(options, list) or not options or not all(isinstance(option, str) for option in options):
        yield item.problem(loc, "condition-form")
        return
    if content.questions.lacks(name):
        yield item.key_problem(loc, "question-unknown", suggest(name, content.questions.known), name=name)
        return
    question = content.questions.items.get(name)
    for number, option in enumerate(options):
        if question and option not in question.shape.options:
            place = (*loc, number) if isinstance(value, list) else loc
            yield item.problem(place, "option-unknown", suggest(str(option), question.shape.options), name=str(option), question=name)

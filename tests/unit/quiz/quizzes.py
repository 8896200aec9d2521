"""Banks, quizzes and people of every kind, for properties that hold for all of them."""

import json
from collections.abc import Callable
from dataclasses import replace

from hypothesis import strategies as st

from bot.quiz import INTERESTS, UNKNOWN, Answer, Item, ItemParameters, Parameters, Quiz, Rating, Scale, bank_of, parameters_from
from bot.settings import ROOT

STARTING = parameters_from(json.loads((ROOT / "content" / "quizzes" / "parameters" / "1.json").read_text("utf-8")))

type Answering = Callable[[Item, int], Answer]
"""How a person answers: the item, and how many were answered before."""


def items(each: int = 8) -> list[Item]:
    """Return so many items of each interest: R0, R1 ... C7."""
    return [Item(f"{letter}{number}", letter) for letter in INTERESTS for number in range(each)]


def quiz_of(each: int = 8, parameters: Parameters = STARTING, seed: str = "a seed") -> Quiz:
    """Return a quiz with so many items of each interest."""
    return Quiz(bank_of(items(each), parameters), seed)


def taken(quiz: Quiz, answering: Answering) -> list[Rating]:
    """Return the ratings of someone who answers until the quiz is done."""
    ratings: list[Rating] = []
    while item := quiz.next_item(ratings):
        ratings.append(Rating(item.id, answering(item, len(ratings))))
    return ratings


@st.composite
def parameters(draw: st.DrawFn) -> Parameters:
    """Draw parameters as an estimation may give them, for one of three scales."""
    lowest, highest = draw(st.sampled_from([(1, 5), (0, 4), (1, 7)]))
    known = st.builds(ItemParameters, mean=st.floats(1.8, 3.6), sd=st.floats(0.8, 1.5), loading=st.floats(0.3, 0.9))
    chosen = draw(st.dictionaries(st.sampled_from([item.id for item in items(10)]), known, max_size=30))
    return replace(STARTING, items=chosen).on(Scale(lowest, highest))


@st.composite
def quizzes(draw: st.DrawFn) -> Quiz:
    """Draw quizzes with banks of 24 to 60 items."""
    return quiz_of(draw(st.integers(4, 10)), draw(parameters()), draw(st.text(max_size=8)))


@st.composite
def people(draw: st.DrawFn, quiz: Quiz) -> Answering:
    """Draw someone who answers every item somehow, or does not know it."""
    scale = quiz.bank.parameters.scale
    known: st.SearchStrategy[Answer] = st.integers(scale.lowest, scale.highest)
    unknown: st.SearchStrategy[Answer] = st.just(UNKNOWN)
    answers = draw(st.lists(known | unknown if draw(st.booleans()) else known, min_size=24, max_size=24))
    return lambda _, place: answers[place]


@st.composite
def taken_quizzes(draw: st.DrawFn) -> tuple[Quiz, list[Rating]]:
    """Draw quizzes that somebody took to their end."""
    quiz = draw(quizzes())
    return quiz, taken(quiz, draw(people(quiz)))

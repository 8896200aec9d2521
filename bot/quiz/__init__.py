"""The interest quiz: which items to ask a person, what their answers say of six interests, and how sure that is.

Pure: no clock, no files, no chance. Everything is a function of (parameters, items, seed, ratings), so nothing is kept of a
quiz but its ratings; "back" is `ratings[:-1]`, and a stored quiz replays to the last digit. The whole interface:

    parameters = parameters_from(json.loads(text))            # for answers 0-4: .on(Scale(0, 4))
    bank = bank_of([Item("tuoi-ca-phe", "R"), ...], parameters)
    quiz = Quiz(bank, seed="stored with the quiz")
    ratings: list[Rating] = []
    while item := quiz.next_item(ratings):                    # None as soon as `quiz.is_done(ratings)`
        ratings.append(Rating(item.id, ask(item)))            # a whole number on the scale, or UNKNOWN
    quiz.profile(ratings)["R"]                                # Estimate(mean, sd) of one interest, in units of the scale
    quiz.chances(ratings).pairs["R", "I"]                     # probability that these two lead
    quiz.ranking(ratings), quiz.certainty(ratings), quiz.signs(ratings)

Banks of any size and whole-number scales of any width will do; ratings may also come in an order that this quiz did not choose.
The method is section 9 of the study on 4,900 people's answers; docs/decisions/0010-quiz.md tells what was measured of it here.
"""

from bot.quiz.bank import Bank, BankError, bank_of
from bot.quiz.carelessness import Sign
from bot.quiz.certainty import Certainty
from bot.quiz.chances import Chances
from bot.quiz.items import INTERESTS, UNKNOWN, Answer, Item, Rating
from bot.quiz.parameters import ItemParameters, Parameters, ParametersError, Scale, parameters_from
from bot.quiz.quiz import Estimate, ImpossibleRatingError, Length, Quiz

__all__ = [
    "INTERESTS",
    "UNKNOWN",
    "Answer",
    "Bank",
    "BankError",
    "Certainty",
    "Chances",
    "Estimate",
    "ImpossibleRatingError",
    "Item",
    "ItemParameters",
    "Length",
    "Parameters",
    "ParametersError",
    "Quiz",
    "Rating",
    "Scale",
    "Sign",
    "bank_of",
    "parameters_from",
]

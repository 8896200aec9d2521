"""What a family is entitled to: conditions over a household's answers, and which question still matters.

Pure and three-valued: an answer that is missing, or "not sure", makes a rule unknown and never false.
What a benefit is, and how it is told, is `bot.knowledge.benefit`; here is only the logic.
"""

from bot.eligibility.assessment import Assessment, Outcome, Rule, assess
from bot.eligibility.condition import (
    ALWAYS,
    UNSURE,
    All,
    AnyOf,
    Condition,
    Is,
    Not,
    Truth,
    deciding_questions,
    evaluate,
    open_questions,
    questions_in,
)
from bot.eligibility.questions import (
    Household,
    ImpossibleAnswerError,
    Option,
    Question,
    answered,
    next_question,
    possible_options,
    still_apt,
)

__all__ = [
    "ALWAYS",
    "UNSURE",
    "All",
    "AnyOf",
    "Assessment",
    "Condition",
    "Household",
    "ImpossibleAnswerError",
    "Is",
    "Not",
    "Option",
    "Outcome",
    "Question",
    "Rule",
    "Truth",
    "answered",
    "assess",
    "deciding_questions",
    "evaluate",
    "next_question",
    "open_questions",
    "possible_options",
    "questions_in",
    "still_apt",
]

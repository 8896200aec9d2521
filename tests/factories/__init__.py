"""A small book with honest defaults, and the messages and conversations that tests say to it.

Change what a test is about with `dataclasses.replace`; everything else stays as it is here.
"""

from tests.factories.answers import AFTER_9, AFTER_12, ANSWERS, BOARDING, LOAN, MEALS, TUITION, make_answer
from tests.factories.benefits import ALLOWANCE, BENEFITS, BORROWING, SCHOLARSHIP
from tests.factories.book import make_book
from tests.factories.choices import HANDOFF, OTHER, START_GUIDE, TO_RESULT
from tests.factories.days import CHECKED_ON, RAISED_ON, REVIEW, REVIEW_BY, TODAY
from tests.factories.documents import ARTICLE, BASE_SALARY, DECREE, DECREE_81, OLD_DECREE, TARGET
from tests.factories.institutions import DA_LAT, INSTITUTIONS, VIET_DUC, make_fact, make_institution
from tests.factories.paths import GDTX, PATHS, THPT, make_path
from tests.factories.questions import HOUSEHOLD, LEVEL, QUESTIONS, SCHOOL, WHO, is_any
from tests.factories.replies import REPLIES, make_phrase
from tests.factories.turns import ADDRESS, make_conversation, make_tap, make_text, make_understanding

__all__ = [
    "ADDRESS",
    "AFTER_9",
    "AFTER_12",
    "ALLOWANCE",
    "ANSWERS",
    "ARTICLE",
    "BASE_SALARY",
    "BENEFITS",
    "BOARDING",
    "BORROWING",
    "CHECKED_ON",
    "DA_LAT",
    "DECREE",
    "DECREE_81",
    "GDTX",
    "HANDOFF",
    "HOUSEHOLD",
    "INSTITUTIONS",
    "LEVEL",
    "LOAN",
    "MEALS",
    "OLD_DECREE",
    "OTHER",
    "PATHS",
    "QUESTIONS",
    "RAISED_ON",
    "REPLIES",
    "REVIEW",
    "REVIEW_BY",
    "SCHOLARSHIP",
    "SCHOOL",
    "START_GUIDE",
    "TARGET",
    "THPT",
    "TODAY",
    "TO_RESULT",
    "TUITION",
    "VIET_DUC",
    "WHO",
    "is_any",
    "make_answer",
    "make_book",
    "make_conversation",
    "make_fact",
    "make_institution",
    "make_path",
    "make_phrase",
    "make_tap",
    "make_text",
    "make_understanding",
]

"""The days of the tests: today, when everything was last checked, and when a figure rose."""

from datetime import date

from bot.knowledge import Review, WhenOverdue

TODAY = date(2026, 11, 22)
CHECKED_ON = date(2026, 11, 20)
REVIEW_BY = date(2027, 2, 20)
RAISED_ON = date(2026, 7, 1)
REVIEW = Review(CHECKED_ON, REVIEW_BY, WhenOverdue.WARN)

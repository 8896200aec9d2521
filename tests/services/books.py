"""The small book of the factories, with a greeting of one wording and a figure that changes on the fake clock's next day."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from bot.conversations import ReplyKind
from bot.knowledge import Answer, Book, DatedValue, DatedValueSeries, Unit
from tests.factories import REPLIES, make_answer, make_book, make_phrase

FEE = make_answer("tuition/fee", "Học phí")
_VALUES = (DatedValue(date(2025, 1, 1), Decimal(900), "decree"), DatedValue(date(2026, 11, 23), Decimal(950), "decree"))


def tiny_book(*more: Answer) -> Book:
    """Return the book, with `more` answers."""
    book = make_book(FEE, *more)
    replies = {
        "greet": make_phrase(ReplyKind.SMALLTALK, "Chào {nguoi_hoi}."),
        "fee_of_the_day": make_phrase(ReplyKind.SMALLTALK, "Học phí là {fee}."),
        "trouble": make_phrase(ReplyKind.UNKNOWN, "Trục trặc."),
    }
    fee = DatedValueSeries("fee", Unit.DONG, _VALUES)
    return replace(book, replies={**REPLIES, **replies}, values={**book.values, "fee": fee})

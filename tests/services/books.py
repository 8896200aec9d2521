"""A tiny book: two answers, a few phrases, one figure that changes at midnight of the fake clock's day."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from bot.conversations import Choice, ReplyKind, Role
from bot.knowledge import (
    Answer,
    Book,
    Certainty,
    Citation,
    Command,
    DatedValue,
    DatedValueSeries,
    Phrase,
    Place,
    Source,
    SourceStatus,
    Unit,
    Vocabulary,
    WhenOverdue,
)
from bot.safety import DangerLevel, compile_lexicon
from bot.vietnamese import Phrases

FEE = "tuition/fee"
_WORDS = {"nguoi_hoi": "em", "nguoi_hoc": "em"}
_LAW = Source("law", "law", "luật mẫu", SourceStatus.IN_FORCE, number="01/2026/QH15")
_PHRASES = {
    "about": "về {about}",
    "dong": "{value} đồng",
    "handoff_label": "Gặp thầy cô",
    "other_question_label": "Câu khác",
    "sources_heading": "Nguồn ({checked_on}):",
}
_SAYS = {
    "greet": (ReplyKind.SMALLTALK, "Chào {nguoi_hoi}."),
    "fee_of_the_day": (ReplyKind.SMALLTALK, "Học phí là {fee}."),
    "trouble": (ReplyKind.UNKNOWN, "Trục trặc."),
    "help": (ReplyKind.SMALLTALK, "Hỏi gì cũng được."),
    "empty": (ReplyKind.UNKNOWN, "Tin trống."),
    "no_words": (ReplyKind.UNKNOWN, "Không có chữ."),
    "read_in_part": (ReplyKind.SMALLTALK, "Chỉ đọc phần đầu."),
    "ask_back": (ReplyKind.ASK_BACK, "Ý nào?"),
    "unknown": (ReplyKind.UNKNOWN, "Chưa biết."),
    "unknown_again": (ReplyKind.UNKNOWN, "Vẫn chưa biết."),
    "out_of_scope": (ReplyKind.OUT_OF_SCOPE, "Ngoài phạm vi."),
    "no_longer_here": (ReplyKind.UNKNOWN, "Nút cũ."),
    "danger_high": (ReplyKind.DANGER, "Gọi 111 nhé."),
}


@dataclass
class OneBookShelf:
    """A shelf whose book a test may change."""

    book: Book


def answer(name: str, text: str = "Học phí là {fee}.") -> Answer:
    """Return a certain answer that nothing is wrong with."""
    return Answer(
        id=name,
        title=name,
        label=name,
        text=text,
        certainty=Certainty.CERTAIN,
        uncertain=None,
        citations=(Citation("law", "Điều 1"),),
        covers=(),
        amounts={},
        checked_on=date(2026, 11, 1),
        review_by=date(2027, 6, 1),
        when_overdue=WhenOverdue.WARN,
    )


def tiny_book(*more: Answer) -> Book:
    """Return the book, with `more` answers."""
    answers = [answer(FEE), answer("after_grade_9/streams"), answer("after_grade_12/options"), *more]
    fee = DatedValueSeries(
        "fee",
        Unit.DONG,
        (DatedValue(date(2025, 1, 1), Decimal(900), "law"), DatedValue(date(2026, 11, 23), Decimal(950), "law")),
    )
    return Book(
        version="book-1",
        answers={entry.id: entry for entry in answers},
        sources={"law": _LAW},
        values={"fee": fee},
        replies={name: Phrase(kind, (text,), ()) for name, (kind, text) in _SAYS.items()}
        | {"choose": Phrase(ReplyKind.SMALLTALK, ("Chọn nhé.",), (Choice("Học phí", f"answer:{FEE}"),))},
        commands={"help": Command("Help", "reply:help")},
        places={"nghe-an": Place("nghe-an", "Nghệ An", Phrases(["nghệ an"]))},
        vocabulary=Vocabulary(
            kinds={"law": "Luật"},
            statuses={status.value: "đang hiệu lực" for status in SourceStatus},
            phrases=_PHRASES,
            address={role.value: _WORDS for role in Role},
            role_marks={Role.PARENT: Phrases(["con tôi"]), Role.PUPIL: Phrases(["em học lớp"])},
        ),
        danger=compile_lexicon({DangerLevel.HIGH: ["bị đánh"]}, ()),
    )

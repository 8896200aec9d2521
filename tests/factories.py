"""A small book with honest defaults, and the messages and conversations that tests say to it.

Change what a test is about with `dataclasses.replace`; everything else stays as it is here.
"""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from bot.conversations import Address, Choice, Conversation, InboundMessage, Memory, MessageKind, ReplyKind, Role
from bot.dialogue import Understanding
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
    Review,
    Source,
    SourceStatus,
    Unit,
    Vocabulary,
    WhenOverdue,
)
from bot.safety import DangerLevel, compile_lexicon
from bot.vietnamese import Phrases

TODAY = date(2026, 11, 22)
CHECKED_ON = date(2026, 11, 20)
REVIEW_BY = date(2027, 2, 20)
RAISED_ON = date(2026, 7, 1)

HANDOFF = Choice("Gặp thầy cô", "handoff")
OTHER = Choice("Câu khác", "reply:ask_again")
ADDRESS = Address("console", "1")


def make_answer(answer_id: str, label: str) -> Answer:
    """Return a certain answer for the whole country, checked two days ago, that warns when overdue."""
    return Answer(
        id=answer_id,
        title=f"{label}?",
        label=label,
        text=f"Về {label.lower()}, {{nguoi_hoi}} xem văn bản.",
        certainty=Certainty.CERTAIN,
        uncertain=None,
        citations=(Citation("decree", "Điều 15"),),
        covers=(),
        amounts={},
        review=Review(CHECKED_ON, REVIEW_BY, WhenOverdue.WARN),
    )


TUITION = make_answer("tuition/public", "Học phí trường công")
LOAN = make_answer("loans/student", "Vay vốn đi học")
MEALS = make_answer("support/meals", "Tiền ăn bán trú")
BOARDING = make_answer("support/boarding", "Ở nội trú")
AFTER_9 = make_answer("after_grade_9/streams", "Các hướng đi sau lớp 9")
AFTER_12 = make_answer("after_grade_12/options", "Các hướng đi sau lớp 12")
ANSWERS = (TUITION, LOAN, MEALS, BOARDING, AFTER_9, AFTER_12)

DECREE = Source(
    id="decree",
    kind="decree",
    about="học phí",
    status=SourceStatus.IN_FORCE,
    number="238/2025/NĐ-CP",
    issuer="Chính phủ",
    issued_on=date(2025, 9, 3),
)
OLD_DECREE = Source(
    id="old_decree",
    kind="decree",
    about="học phí trước đây",
    status=SourceStatus.REPLACED,
    number="81/2021/NĐ-CP",
    issuer="Chính phủ",
    issued_on=date(2021, 8, 27),
    replaced_by="decree",
)
ARTICLE = Source(
    id="article",
    kind="press",
    about="tuyển sinh lớp 10",
    status=SourceStatus.PUBLISHED,
    issuer="Báo Nghệ An",
    issued_on=date(2026, 10, 1),
    url="https://example.org/tuyen-sinh",
)

BASE_SALARY = DatedValueSeries(
    "base_salary",
    Unit.DONG,
    (
        DatedValue(date(2024, 7, 1), Decimal(2_340_000), "decree"),
        DatedValue(RAISED_ON, Decimal(2_530_000), "decree"),
    ),
)
LOAN_RATE = DatedValueSeries("loan_rate", Unit.PERCENT, (DatedValue(date(2025, 12, 1), Decimal("6.24"), "decree"),))

PLACES = (
    Place("nghe_an", "Nghệ An", "Nghệ An", Phrases(["nghệ an", "vinh"])),
    Place("lam_dong", "Lâm Đồng", "Lâm Đồng", Phrases(["lâm đồng", "đắk nông"])),
)

VOCABULARY = Vocabulary(
    kinds={"decree": "Nghị định", "press": "Bài báo"},
    statuses={
        "in_force": "đang hiệu lực",
        "replaced": "đã bị thay",
        "ended": "đã hết giai đoạn",
        "unknown": "chưa rõ còn hiệu lực",
    },
    phrases={
        "about": "về {about}",
        "effective_on": "hiệu lực từ {date}",
        "replaced_by": "đã bị thay bởi {kind} {number}",
        "doubt": "Điều chưa chắc: {doubt}",
        "overdue": "Kiểm tra lần cuối ngày {checked_on}, {nguoi_hoi} hỏi lại nhé.",
        "withheld": 'Phần "{title}" quá hạn kiểm tra từ lần cuối ngày {checked_on}.',
        "elsewhere": "Đây là của {there}. Với {here} mình chưa có.",
        "dong": "{value} đồng",
        "sources_heading": "Nguồn ({checked_on}):",
        "handoff_label": HANDOFF.label,
        "other_question_label": OTHER.label,
    },
    address={
        "unknown": {"nguoi_hoi": "em", "nguoi_hoc": "em"},
        "pupil": {"nguoi_hoi": "em", "nguoi_hoc": "em"},
        "parent": {"nguoi_hoi": "anh/chị", "nguoi_hoc": "con"},
    },
    role_marks={Role.PARENT: Phrases(["con tôi", "phụ huynh"]), Role.PUPIL: Phrases(["em"])},
)


def make_phrase(kind: ReplyKind, *variants: str, choices: tuple[Choice, ...] = ()) -> Phrase:
    """Return a phrase of the bot with its `variants`."""
    return Phrase(kind, variants, choices)


REPLIES: Mapping[str, Phrase] = {
    "welcome": make_phrase(ReplyKind.SMALLTALK, "Chào {nguoi_hoi}.", choices=(Choice(AFTER_9.label, f"answer:{AFTER_9.id}"),)),
    "greet": make_phrase(ReplyKind.SMALLTALK, "Mình nghe.", "{Nguoi_hoi} hỏi đi.", "Chào {nguoi_hoi} nhé."),
    "help": make_phrase(ReplyKind.SMALLTALK, "Mình giúp được."),
    "ask_back": make_phrase(ReplyKind.ASK_BACK, "Ý nào?"),
    "ask_again": make_phrase(ReplyKind.SMALLTALK, "Hỏi lại nhé."),
    "handoff": make_phrase(ReplyKind.HANDOFF, "Đã ghi lại."),
    "unknown": make_phrase(ReplyKind.UNKNOWN, "Mình chưa biết."),
    "unknown_again": make_phrase(ReplyKind.UNKNOWN, "Mình vẫn chưa biết.", choices=(HANDOFF,)),
    "ask_place": make_phrase(ReplyKind.GUIDE, "Tỉnh nào?"),
    "place_kept": make_phrase(ReplyKind.SMALLTALK, "Sẽ nhớ."),
    "guide_welcome": make_phrase(ReplyKind.GUIDE, "Bắt đầu."),
    "guide_over": make_phrase(ReplyKind.GUIDE, "Đã khép."),
    "guide_left": make_phrase(ReplyKind.GUIDE, "Đã dừng."),
    "guide_kept": make_phrase(ReplyKind.GUIDE, "Đã giữ."),
    "guide_impossible": make_phrase(ReplyKind.GUIDE, "Không đi cùng."),
    "out_of_scope": make_phrase(ReplyKind.OUT_OF_SCOPE, "Ngoài phạm vi."),
    "forgotten": make_phrase(ReplyKind.SMALLTALK, "Đã xóa."),
    "empty": make_phrase(ReplyKind.UNKNOWN, "Tin trống."),
    "no_words": make_phrase(ReplyKind.UNKNOWN, "Không có chữ."),
    "unreadable": make_phrase(ReplyKind.UNKNOWN, "Không đọc được."),
    "read_in_part": make_phrase(ReplyKind.SMALLTALK, "Chỉ đọc phần đầu."),
    "no_longer_here": make_phrase(ReplyKind.UNKNOWN, "Nút cũ."),
    "danger_immediate": make_phrase(ReplyKind.DANGER, "Gọi 111 ngay."),
    "danger_high": make_phrase(ReplyKind.DANGER, "Gọi 111 nhé."),
    "danger_concern": make_phrase(ReplyKind.DANGER, "Mình nghe đây."),
}

COMMANDS: Mapping[str, Command] = {
    "start": Command("", "reply:welcome"),
    "xoadulieu": Command("Xóa", "forget"),
    "gapthayco": Command("Gặp thầy cô", "handoff"),
    "hocphi": Command("Học phí", f"answer:{TUITION.id}"),
}

DANGER = compile_lexicon(
    {
        DangerLevel.IMMEDIATE: ["muốn tự tử"],
        DangerLevel.HIGH: ["không muốn sống"],
        DangerLevel.CONCERN: ["áp lực quá"],
    },
    ["áp lực chết mất"],
)


def make_book(*answers: Answer) -> Book:
    """Return a book of `answers`, which take the place of those of the same id."""
    return Book(
        version="test",
        answers={answer.id: answer for answer in (*ANSWERS, *answers)},
        sources={source.id: source for source in (DECREE, OLD_DECREE, ARTICLE)},
        values={series.name: series for series in (BASE_SALARY, LOAN_RATE)},
        replies=REPLIES,
        commands=COMMANDS,
        places={place.id: place for place in PLACES},
        vocabulary=VOCABULARY,
        danger=DANGER,
    )


def make_text(text: str) -> InboundMessage:
    """Return a typed message."""
    return InboundMessage(ADDRESS, MessageKind.TEXT, text)


def make_tap(payload: str, label: str = "") -> InboundMessage:
    """Return a tapped choice, with its label if the channel tells it."""
    return InboundMessage(ADDRESS, MessageKind.TAP, label, payload)


def make_conversation(memory: Memory | None = None, turns: int = 0) -> Conversation:
    """Return a conversation that remembers `memory`, or nothing yet."""
    return Conversation("key", turns, memory or Memory())


def make_understanding(*ranking: tuple[str, float]) -> Understanding:
    """Return what the small engine made of a text: intents with their confidence, likeliest first."""
    return Understanding("small", ranking)

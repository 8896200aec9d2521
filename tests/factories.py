"""A small book with honest defaults, and the messages and conversations that tests say to it.

Change what a test is about with `dataclasses.replace`; everything else stays as it is here.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal

from bot.conversations import Address, Choice, Conversation, InboundMessage, Memory, MessageKind, ReplyKind, Role
from bot.dialogue import Understanding
from bot.eligibility import ALWAYS, UNSURE, All, Condition, Is, Option, Question, Rule
from bot.knowledge import (
    Amount,
    Answer,
    Benefit,
    Book,
    Certainty,
    Citation,
    Command,
    DatedValue,
    DatedValueSeries,
    Fact,
    FactKind,
    FormerName,
    Ground,
    Institution,
    InstitutionKind,
    Path,
    PathSketch,
    Phrase,
    Place,
    Provision,
    Review,
    Source,
    SourceStatus,
    Stage,
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
START_GUIDE = Choice("Được gì?", "guide:start")
TO_RESULT = Choice("Về kết quả", "guide:result")
ADDRESS = Address("console", "1")
REVIEW = Review(CHECKED_ON, REVIEW_BY, WhenOverdue.WARN)


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
        review=REVIEW,
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
OLD_PLAN = Source(
    id="old_plan",
    kind="plan",
    about="phân luồng",
    status=SourceStatus.ENDED,
    number="3129/KH-UBND",
    issued_on=date(2021, 8, 24),
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

# What a family may be entitled to.


def make_option(option_id: str, label: str, only_if: Condition = ALWAYS) -> Option:
    """Return an answer to choose."""
    return Option(option_id, label, only_if)


def is_any(question_id: str, *option_ids: str) -> Is:
    """Return the condition that a question was answered with one of these options."""
    return Is(question_id, frozenset(option_ids))


NOT_SURE = make_option(UNSURE, "Chưa rõ")
WHO = Question("who", "Người hỏi", "Ai hỏi?", (make_option("pupil", "Học sinh"), make_option("parent", "Phụ huynh")), always=True)
LEVEL = Question(
    "level",
    "Bậc học",
    "{Nguoi_hoc} học bậc nào?",
    (make_option("thpt", "THPT"), make_option("intermediate", "Trung cấp"), make_option("university", "Đại học")),
    always=True,
)
SCHOOL = Question(
    "school",
    "Loại trường",
    "Trường nào?",
    (
        make_option("public", "Trường công"),
        make_option("private", "Trường tư"),
        make_option("boarding", "Nội trú", is_any("level", "thpt")),
        NOT_SURE,
    ),
)
HOUSEHOLD = Question(
    "household",
    "Hộ gia đình",
    "Có giấy gì?",
    (make_option("poor", "Hộ nghèo"), make_option("near_poor", "Hộ cận nghèo"), make_option("none", "Không có"), NOT_SURE),
)
QUESTIONS = (WHO, LEVEL, SCHOOL, HOUSEHOLD)


def make_benefit(benefit_id: str, title: str, order: int, rule: Rule, gives: str) -> Benefit:
    """Return a certain benefit with one reason for it, that warns when overdue."""
    return Benefit(
        id=benefit_id,
        title=title,
        label=title,
        order=order,
        only_for="nhà khó khăn",
        rule=rule,
        grounds=(),
        also_needs=None,
        gives=gives,
        papers="đơn",
        apply="Nộp cho trường.",
        certainty=Certainty.CERTAIN,
        uncertain=None,
        citations=(Citation("decree", "Điều 17"),),
        covers=(),
        review=REVIEW,
    )


SCHOLARSHIP = replace(
    make_benefit(
        "scholarship",
        "Học bổng",
        10,
        Rule(
            when=is_any("level", "thpt", "intermediate"),
            grounds=(All((is_any("level", "thpt"), is_any("school", "boarding"))), is_any("household", "poor")),
        ),
        "{scholarship} một tháng.",
    ),
    grounds=(Ground("ở nội trú", "Điều 8"), Ground("thuộc hộ nghèo", "Điều 9", "giấy hộ nghèo")),
    amounts={"scholarship": Amount(Decimal(80), "base_salary")},
)
ALLOWANCE = make_benefit(
    "allowance", "Trợ cấp", 20, Rule(is_any("household", "poor", "near_poor"), yields_to=("scholarship",)), "150.000 đồng một tháng."
)
BORROWING = replace(
    make_benefit(
        "borrowing",
        "Vay tiền",
        30,
        Rule(All((is_any("level", "intermediate", "university"), is_any("household", "poor", "near_poor"))), is_conditional=True),
        "Tiền vay, lãi {loan_rate} một năm.",
    ),
    also_needs="trường xác nhận",
    more=LOAN.id,
)
BENEFITS = (SCHOLARSHIP, ALLOWANCE, BORROWING)


# Ways to go on.


def make_path(name: str, label: str, order: int) -> Path:
    """Return a certain path after grade 9."""
    return Path(
        id=f"after_grade_9/{name}",
        stage=Stage.AFTER_GRADE_9,
        title=f"Học {label}",
        label=label,
        order=order,
        gets=f"bằng {label}",
        takes="3 năm",
        costs="miễn học phí",
        leads_to="đi làm, học lên",
        needs="xong lớp 9",
        caveats="hỏi trường",
        names=Phrases([label.lower()]),
        sketch=PathSketch("bằng", "3 năm", "miễn", "học lên"),
        certainty=Certainty.CERTAIN,
        uncertain=None,
        citations=(Citation("decree", f"Điều {order}"),),
        covers=(),
        review=REVIEW,
    )


THPT = make_path("thpt", "THPT", 1)
GDTX = make_path("gdtx", "GDTX", 2)
PATHS = (THPT, GDTX)


# Institutions, clauses, names that are out of date.


def make_fact(about: FactKind, text: str, as_of: str = "11/2025", certainty: Certainty = Certainty.CERTAIN) -> Fact:
    """Return a fact that a newspaper told."""
    return Fact(about, text, as_of, certainty, (Citation("article"),))


def make_institution(institution_id: str, name: str, *also_called: str) -> Institution:
    """Return a college of which only the place is known."""
    return Institution(
        id=institution_id,
        name=name,
        label=name,
        kind=InstitutionKind.COLLEGE,
        place=institution_id.partition("/")[0],
        also_called=also_called,
        names=Phrases([name.lower(), *also_called]),
        formerly=(),
        facts=(make_fact(FactKind.WHERE, "phường Trường Vinh"),),
        ask="{Nguoi_hoi} hỏi trường.",
        covers=(),
        review=REVIEW,
    )


VIET_DUC = make_institution("nghe_an/viet_duc", "Cao đẳng Việt Đức", "việt đức")
DA_LAT = make_institution("lam_dong/da_lat", "Cao đẳng Đà Lạt", "cđ đà lạt")
INSTITUTIONS = (VIET_DUC, DA_LAT)

TARGET = Provision(
    id="old_plan/1",
    source_id="old_plan",
    at="Mục II.1",
    title="Mục tiêu học nghề",
    text="25-30% học sinh xong lớp 9 học nghề.",
    certainty=Certainty.CERTAIN,
    covers=(),
    review=REVIEW,
    now="đã hết giai đoạn.",
    period="2021-2025",
)

DECREE_81 = FormerName(
    id="decree_81",
    name="Nghị định 81",
    said=Phrases(["nghị định 81"]),
    now="Nghị định 81 nay là Nghị định 238.",
    certainty=Certainty.CERTAIN,
    citations=(Citation("old_decree"),),
    told_by=(TUITION.id,),
)

VOCABULARY = Vocabulary(
    kinds={"decree": "Nghị định", "press": "Bài báo", "plan": "Kế hoạch"},
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
        "found_nearby": "Gần nhất:",
        "keep_numbers": "Đừng gửi số.",
        "former_name": "Về tên gọi: {now}",
        "of_province": "Đây là của {there}.",
        "other_province": "tỉnh khác",
        "disputed": "{one} ({source}) hoặc {other} ({other_source})",
        "place_other_label": "Tỉnh khác",
        "place_untold_label": "Không muốn nói",
        "place_keep_label": "Nhớ tỉnh này",
        "formerly": "{name} (tên cũ: {formerly})",
        "fact": "• {about} ({as_of}): {text}.",
        "fact_unsure": "• {about} ({as_of}, chưa chắc): {text}.",
        "digest_head": "{title} ({at}):",
        "digest_now": "Nay: {now}",
        "digest": "Đây là tóm tắt.",
        "digest_of_period": "Đây là tóm tắt của {period}, đã hết.",
        "paths_after_grade_9": "Sau lớp 9:",
        "paths_after_grade_12": "Sau lớp 12:",
        "paths_hint": "Bấm để xem.",
        "path_gets": "Được",
        "path_takes": "Bao lâu",
        "path_costs": "Tốn",
        "path_leads_to": "Rồi sao",
        "path_needs": "Cần",
        "path_caveats": "Để ý",
        "all_paths_label": "Xem mọi hướng",
        "compare_label": "So sánh",
        "compare_this_label": "So với hướng khác",
        "compare_add": "Thêm {name}",
        "compare_first": "{Nguoi_hoi} so hướng nào?",
        "compare_with": "So {name} với gì?",
        "comparison": "So: {names}",
        "comparison_unsure": "Chưa chắc: {names}.",
        "guide_progress": "Câu {number}:",
        "guide_head": "Với {nguoi_hoi}:",
        "guide_due": "Được:",
        "guide_possible": "Có thể:",
        "guide_due_line": "• {title}: {gives} ({article})",
        "guide_nothing": "Chưa thấy gì, {nguoi_hoi} hỏi trường.",
        "guide_caution": "{Nguoi_hoi} hỏi lại trường.",
        "guide_not_due": "Không được:",
        "guide_all_open": "Chưa loại gì.",
        "guide_not_due_line": "• {title}: cho {only_for} ({given}).",
        "guide_instead_line": "• {title}: đã có {instead}.",
        "guide_other_levels": "• Còn {count} khoản của bậc khác.",
        "guide_given": "{name}: {answer}",
        "guide_edit": "{Nguoi_hoi} đã chọn:",
        "guide_change_label": "Sửa: {name}",
        "guide_back_label": "Quay lại",
        "guide_stop_label": "Dừng",
        "guide_not_due_label": "Vì sao không",
        "guide_edit_label": "Sửa",
        "guide_keep_label": "Giữ",
        "guide_forget_label": "Quên",
        "guide_restart_label": "Làm lại",
        "guide_result_label": TO_RESULT.label,
        "guide_start_label": START_GUIDE.label,
        "benefit_gives": "Được",
        "benefit_for": "Dành cho",
        "benefit_also_needs": "Còn cần",
        "benefit_papers": "Giấy tờ",
        "benefit_apply": "Nộp",
        **{f"about_{fact.value}": fact.value for fact in FactKind},
    },
    address={
        "unknown": {"nguoi_hoi": "em", "nguoi_hoc": "em"},
        "pupil": {"nguoi_hoi": "em", "nguoi_hoc": "em"},
        "parent": {"nguoi_hoi": "anh/chị", "nguoi_hoc": "con"},
    },
    document_marks=Phrases(["quyết định"]),
    that_school=Phrases(["trường đó"]),
    compare_marks=Phrases(["so sánh"]),
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
    "guide_over": make_phrase(ReplyKind.GUIDE, "Đã khép.", choices=(START_GUIDE,)),
    "guide_left": make_phrase(ReplyKind.GUIDE, "Đã dừng."),
    "guide_kept": make_phrase(ReplyKind.GUIDE, "Đã giữ."),
    "guide_impossible": make_phrase(ReplyKind.GUIDE, "Không đi cùng."),
    "out_of_scope": make_phrase(ReplyKind.OUT_OF_SCOPE, "Ngoài phạm vi."),
    "forgotten": make_phrase(ReplyKind.SMALLTALK, "Đã xóa."),
    "empty": make_phrase(ReplyKind.UNKNOWN, "Tin trống."),
    "no_words": make_phrase(ReplyKind.UNKNOWN, "Không có chữ."),
    "no_such_number": make_phrase(ReplyKind.UNKNOWN, "Không có số đó."),
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
        sources={source.id: source for source in (DECREE, OLD_DECREE, ARTICLE, OLD_PLAN)},
        values={series.name: series for series in (BASE_SALARY, LOAN_RATE)},
        replies=REPLIES,
        commands=COMMANDS,
        places={place.id: place for place in PLACES},
        vocabulary=VOCABULARY,
        danger=DANGER,
        questions=QUESTIONS,
        benefits={benefit.id: benefit for benefit in BENEFITS},
        institutions={institution.id: institution for institution in INSTITUTIONS},
        paths={path.id: path for path in PATHS},
        provisions={TARGET.id: TARGET},
        former_names=(DECREE_81,),
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

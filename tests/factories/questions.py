"""What the guide asks, and conditions on the answers."""

from bot.eligibility import ALWAYS, UNSURE, Condition, Is, Option, Question


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

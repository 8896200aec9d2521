"""Documents and pages, the figures that stand in them, a clause, and a name that is out of date."""

from datetime import date
from decimal import Decimal

from bot.knowledge import Certainty, Citation, DatedValue, DatedValueSeries, FormerName, Provision, Source, SourceStatus, Unit
from bot.vietnamese import Phrases
from tests.factories.answers import TUITION
from tests.factories.days import RAISED_ON, REVIEW

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

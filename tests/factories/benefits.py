"""What a family may be entitled to."""

from dataclasses import replace
from decimal import Decimal

from bot.eligibility import All, Rule
from bot.knowledge import Amount, Benefit, Certainty, Citation, Ground
from tests.factories.answers import LOAN
from tests.factories.days import REVIEW
from tests.factories.questions import is_any


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

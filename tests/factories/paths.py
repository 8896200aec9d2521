"""Ways to go on after grade 9."""

from bot.knowledge import Certainty, Citation, Path, PathSketch, Stage
from bot.vietnamese import Phrases
from tests.factories.days import REVIEW


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

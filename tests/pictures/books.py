"""A small book of paths, and paths whose sketches are as long and as wide as the rules allow."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from bot.conversations import ReplyKind
from bot.knowledge import Book, Certainty, Path, PathSketch, Phrase, Review, Stage, Vocabulary, WhenOverdue
from bot.safety.lexicon import compile_lexicon
from bot.vietnamese import Phrases

TODAY = date(2026, 11, 25)
CHECKED_ON = date(2026, 11, 22)
REVIEW = Review(CHECKED_ON, date(2027, 5, 31), WhenOverdue.WARN)
PHRASES = {
    "picture_title_after_grade_9": "Sau lớp 9 đi đâu?",
    "picture_title_after_grade_12": "Sau lớp 12 đi đâu?",
    "picture_footer": "La Bàn, kiểm tra ngày {checked_on}",
    "picture_unsure": "có điều chưa chắc, {nguoi_hoi} hỏi lại nhé",
    "privacy_notice": "Đừng gửi tên.",
    "sources_heading": "Nguồn ({checked_on}):",
    "path_gets": "Được gì",
    "path_takes": "Bao lâu",
    "path_costs": "Tốn gì",
    "path_leads_to": "Rồi đi đâu",
}
SKETCH = PathSketch("Bằng THPT nếu thi đỗ", "3 năm", "Trung tâm công: miễn học phí", "Đại học, cao đẳng, học nghề")
# As many letters as `content_files` lets an editor write.
LONGEST = {"gets": 40, "takes": 26, "costs": 40, "leads_to": 40}
LONGEST_LABEL = 24


def make_path(
    order: int, label: str = "", *, stage: Stage = Stage.AFTER_GRADE_9, sketch: PathSketch = SKETCH, uncertain: str | None = None
) -> Path:
    """Return a path that differs from others of its stage by `order` and label."""
    return Path(
        id=f"{stage.value}/path_{order}",
        stage=stage,
        title=f"Hướng {order}",
        label=label or f"Hướng {order}",
        order=order,
        gets="",
        takes="",
        costs="",
        leads_to="",
        needs="",
        caveats="",
        names=Phrases([]),
        sketch=sketch,
        certainty=Certainty.LIKELY if uncertain else Certainty.CERTAIN,
        uncertain=uncertain,
        citations=(),
        covers=(),
        review=REVIEW,
    )


def make_longest(order: int, filler: str) -> Path:
    """Return an unsure path whose every text is `filler`, repeated up to the longest that is allowed."""
    sketch = PathSketch(**{aspect: _filled(filler, length) for aspect, length in LONGEST.items()})
    return make_path(order, _filled(filler, LONGEST_LABEL), sketch=sketch, uncertain="Chưa rõ.")


PATHS = (
    make_path(1, "THPT công lập"),
    make_path(2, "THPT tư thục", uncertain="Mức hỗ trợ chưa rõ."),
    make_path(3, "GDTX"),
    make_path(4, 'Nghề & <nghiệp> "9+"'),
    make_path(1, "Đại học", stage=Stage.AFTER_GRADE_12),
    make_path(2, "Cao đẳng", stage=Stage.AFTER_GRADE_12),
)


def make_book(paths: Iterable[Path] = PATHS, version: str = "1") -> Book:
    """Return a book that holds `paths` and the words around them."""
    address = {"unknown": {"nguoi_hoi": "em", "nguoi_hoc": "em"}}
    return Book(
        version=version,
        answers={},
        sources={},
        values={},
        replies={"welcome": Phrase(ReplyKind.SMALLTALK, ("Chào {nguoi_hoi}.",), ())},
        commands={},
        places={},
        vocabulary=Vocabulary({}, {}, PHRASES, address, {}, Phrases([]), Phrases([]), Phrases([])),
        danger=compile_lexicon({}, ()),
        paths={path.id: path for path in paths},
    )


def overdue(path: Path, what: WhenOverdue) -> Path:
    """Return the path with a review date that has passed."""
    return replace(path, review=Review(date(2026, 1, 2), date(2026, 6, 1), what))


def _filled(filler: str, length: int) -> str:
    return (filler * length)[:length].strip()

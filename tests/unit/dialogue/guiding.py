"""A talk led as far as the tests of the guide need it, and what was answered on the way."""

from tests.factories import REPLIES
from tests.unit.dialogue.talking import Talk

POOR_TRAINEE = ("household:who:pupil", "household:level:intermediate", "household:household:poor")
POOR_TRAINEE_HOUSEHOLD = {"who": "pupil", "level": "intermediate", "household": "poor"}
NEAR_POOR_STUDENT = ("household:who:pupil", "household:level:university", "household:household:near_poor")
WELL_OFF_TRAINEE = ("household:who:pupil", "household:level:intermediate", "household:household:none")
UNSURE_TRAINEE = ("household:who:pupil", "household:level:intermediate", "household:household:unsure")
LAST_QUESTION = "Câu 2:\nCó giấy gì?"
OVER = REPLIES["guide_over"].variants[0]


def started() -> Talk:
    """Start the guide."""
    return Talk().tap("guide:start")


def before_the_last_question() -> Talk:
    """Answer all questions but one."""
    return started().tap(*POOR_TRAINEE[:2])


def finished(answers: tuple[str, ...] = POOR_TRAINEE) -> Talk:
    """Answer all questions."""
    return started().tap(*answers)

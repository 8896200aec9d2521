"""What a group under review may mean: what its askers chose before what an engine thinks, and never what they refused."""

from datetime import date

from bot.dialogue.lending import LentFor
from bot.ports import Candidate
from bot.services.group_alike import Alike
from bot.services.guess_meanings import Guess, guesses

RANKING = ("loan", "tuition", "meals", "boarding")


def made(reason: LentFor, intent: str | None = None, chosen: str | None = None) -> Candidate:
    """Return a question that was asked twice."""
    return Candidate(1, date(2026, 11, 22), "học phí", reason, intent, chosen, 2)


def guessed(*candidates: Candidate, most: int = 4) -> list[Guess]:
    """Return what is guessed of one group."""
    return guesses(Alike(candidates), RANKING, most)


def test_an_engine_is_believed_where_nobody_chose() -> None:
    assert guessed(made(LentFor.ASKED_BACK, "loan"), most=2) == [Guess("loan"), Guess("tuition")]


def test_what_was_chosen_comes_first_and_once() -> None:
    group = (made(LentFor.ASKED_BACK, "loan", "meals"), made(LentFor.ASKED_BACK, "loan", "meals"), made(LentFor.ASKED_BACK, "x", "y"))
    assert guessed(*group, most=4) == [Guess("meals", 2), Guess("y", 1), Guess("loan"), Guess("tuition")]


def test_what_was_refused_is_not_guessed() -> None:
    assert guessed(made(LentFor.NOT_MEANT, "loan"), most=2) == [Guess("tuition"), Guess("meals")]


def test_what_only_ended_at_a_person_was_not_refused() -> None:
    assert guessed(made(LentFor.HANDED_OFF, "loan"), most=1) == [Guess("loan")]


def test_what_one_refused_another_may_have_chosen() -> None:
    assert guessed(made(LentFor.NOT_MEANT, "loan"), made(LentFor.ASKED_BACK, "x", "loan"), most=1) == [Guess("loan", 1)]

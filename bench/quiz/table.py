"""The table: each figure beside what is wanted of it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import fmean, median, quantiles

from bench.quiz.figures import STRAIGHT, Taken, bands, is_flagged_by, replay_difference, share

PAIR_SHARE, FIRST_SHARE, MEAN_ITEMS = 0.64, 0.90, 21
STATED_OFF, PEOPLE_TO_JUDGE = 0.05, 100
FLAGGED_SHARE, HASTY_SECONDS = 0.04, 1.5
SHORTEST, MEDIAN, LONGEST = 12, 20, 24
TAP_MS, REPLAY_OFF = 5, 1e-9


@dataclass(frozen=True)
class Row:
    """One line: a figure, and whether it is as wanted; None if nothing was asked of it."""

    name: str
    measured: str
    wanted: str = ""
    holds: bool | None = None


def cold_start(real: Sequence[Taken]) -> Iterator[Row]:
    """Yield how well the starting parameters do on real people, against the whole form."""
    pair = share([one.person.is_led_by(one.pair) for one in real])
    first = share([one.person.has_first_among(one.pair) for one in real])
    items = fmean(len(one.ratings) for one in real)
    yield Row(f"cold start, {len(real)} real people: same top two", f"{pair:.1%}", ">= 64 %", pair >= PAIR_SHARE)
    yield Row("cold start: first letter among the two", f"{first:.1%}", ">= 90 %", first >= FIRST_SHARE)
    yield Row("cold start: mean items", f"{items:.2f}", "<= 21", items <= MEAN_ITEMS)
    for band, found in bands(real).items():
        yield Row(f"cold start, {band}: stated / agreeing (of {found.people})", f"{found.stated:.3f} / {found.observed:.3f}")


def honesty(name: str, quizzes: Sequence[Taken]) -> Iterator[Row]:
    """Yield stated against observed certainty of simulated people; a band of few people is told and not judged."""
    for band, found in bands(quizzes).items():
        measured = f"{found.stated:.3f} / {found.observed:.3f}"
        holds = abs(found.stated - found.observed) <= STATED_OFF if found.people >= PEOPLE_TO_JUDGE else None
        yield Row(f"{name}, {band}: stated / right (of {found.people})", measured, "within .05", holds)


def straight_lines(quizzes: Sequence[Taken]) -> Iterator[Row]:
    """Yield how many straight-liners are noticed in time."""
    caught = share([is_flagged_by(one, SHORTEST) for one in quizzes])
    yield Row("straight-liners flagged by item 12", f"{caught:.1%}", "100 %", caught == 1)


def false_alarms(name: str, quizzes: Sequence[Taken]) -> Iterator[Row]:
    """Yield how many who read are flagged; people known to have rushed through the form are not counted."""
    readers = [one for one in quizzes if one.person.seconds is None or one.person.seconds >= HASTY_SECONDS]
    straight = share([bool(one.signs & STRAIGHT) for one in readers])
    yield Row(f"{name}, {len(readers)} readers: flagged for straight lines", f"{straight:.2%}", "<= 4 %", straight <= FLAGGED_SHARE)
    yield Row(f"{name}: flagged for anything", f"{share([bool(one.signs) for one in readers]):.2%}")


def lengths(name: str, quizzes: Sequence[Taken], longest_median: float = LONGEST) -> Row:
    """Return how many items were asked."""
    counts = [len(one.ratings) for one in quizzes]
    holds = min(counts) >= SHORTEST and max(counts) <= LONGEST and median(counts) <= longest_median
    measured = f"{min(counts)} / {median(counts):g} / {max(counts)}"
    return Row(f"{name}: least / median / most items", measured, f"{SHORTEST} / {longest_median:g} / {LONGEST}", holds)


def speed(quizzes: Sequence[Taken]) -> Row:
    """Return how long a tap takes, in milliseconds of processor time."""
    taps = [tap for one in quizzes for tap in one.taps]
    late = quantiles(taps, n=20)[-1]
    return Row("ms per tap: median / 95th percentile", f"{median(taps):.2f} / {late:.2f}", "<= 5", late <= TAP_MS)


def replay(quizzes: Sequence[Taken]) -> Row:
    """Return how far the worst replay is from the quiz."""
    difference = max(replay_difference(one) for one in quizzes)
    return Row(f"replay of {len(quizzes)}: largest difference", f"{difference:.1e}", "<= 1e-9", difference <= REPLAY_OFF)

"""A path: one way to go on after grade 9 or grade 12, told in the same terms as every other, so that they compare."""

from dataclasses import dataclass
from enum import StrEnum

from bot.knowledge.answer import Vouched
from bot.vietnamese import Phrases


class Stage(StrEnum):
    """Where a path starts."""

    AFTER_GRADE_9 = "after_grade_9"
    AFTER_GRADE_12 = "after_grade_12"


@dataclass(frozen=True, slots=True)
class PathSketch:
    """A path in a few words, for one picture on a phone."""

    gets: str
    takes: str
    costs: str
    leads_to: str


@dataclass(frozen=True, slots=True)
class Path(Vouched):
    """One way to go on.

    Attributes:
        id: stage and name, "after_grade_9/gdtx".
        stage: where it starts.
        title: its name.
        label: its name on a button and in pictures, at most 24 characters.
        order: its place among those of its stage.
        gets: the diploma or certificate one gets.
        takes: how long it takes.
        costs: what it costs and what support there is.
        leads_to: what one can do afterwards.
        needs: what it takes to get in.
        caveats: what to ask and look out for.
        names: how people call it, compiled to be found in a text.
        sketch: the same in a few words.
        more: id of an answer with more about it.
    """

    id: str
    stage: Stage
    title: str
    label: str
    order: int
    gets: str
    takes: str
    costs: str
    leads_to: str
    needs: str
    caveats: str
    names: Phrases
    sketch: PathSketch
    more: str | None = None

"""What is asked and what is answered."""

from dataclasses import dataclass
from typing import Final, Literal

INTERESTS: Final = "RIASEC"
"""Holland's six in circular order: realistic, investigative, artistic, social, enterprising, conventional. Vectors follow it."""

UNKNOWN: Final = "unknown"
"""The answer of someone who does not know the activity: asked, and not scored."""

type Answer = int | Literal["unknown"]


@dataclass(frozen=True, slots=True)
class Item:
    """One activity that a person rates.

    Attributes:
        id: as ratings name it.
        dimension: the one letter of `INTERESTS` that it belongs to.
    """

    id: str
    dimension: str


@dataclass(frozen=True, slots=True)
class Rating:
    """How one item was answered.

    Attributes:
        item: its id.
        answer: a whole number on the scale of the parameters, or `UNKNOWN`.
        seconds: from the question to the tap; None where it was not measured.
    """

    item: str
    answer: Answer
    seconds: float | None = None

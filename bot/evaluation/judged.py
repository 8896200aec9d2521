"""A sentence with what it meant and what it was taken for: what every measure of intents is made of."""

from dataclasses import dataclass

OUT_OF_SCOPE = "out_of_scope"
"""The intent of what is not for this bot."""


@dataclass(frozen=True, slots=True)
class Judged:
    """How an engine understood one sentence.

    Attributes:
        text: the sentence as the engine was given it.
        right: the intents that are right, the one it rather means first; never empty.
        ranking: intents with confidences between 0 and 1, likeliest first; never empty.
    """

    text: str
    right: tuple[str, ...]
    ranking: tuple[tuple[str, float], ...]

    @property
    def taken(self) -> str:
        """The intent it was taken for."""
        return self.ranking[0][0]

    @property
    def confidence(self) -> float:
        """How sure the engine was of that, between 0 and 1."""
        return self.ranking[0][1]

    @property
    def is_right(self) -> bool:
        """Whether that is one of the right intents."""
        return self.taken in self.right

    @property
    def meant(self) -> str:
        """The intent it counts for: the one it was taken for when that is right too."""
        return self.taken if self.is_right else self.right[0]

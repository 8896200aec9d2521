"""What an engine made of one free text."""

from dataclasses import dataclass

OUT_OF_SCOPE = "out_of_scope"
"""The intent of what has nothing to do with school and work."""


@dataclass(frozen=True, slots=True)
class Understanding:
    """The intents of one text, likeliest first.

    Attributes:
        engine: which engine understood it, "rasa" or "small".
        ranking: intents with their confidence between 0 and 1, likeliest first; never empty.
    """

    engine: str
    ranking: tuple[tuple[str, float], ...]

    @property
    def intent(self) -> str:
        """The likeliest intent."""
        return self.ranking[0][0]

    @property
    def confidence(self) -> float:
        """The confidence of the likeliest intent."""
        return self.ranking[0][1]

"""The fitted classifier: a table of weights, ranked with numpy alone."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from zipfile import BadZipFile

import numpy as np
import numpy.typing as npt

from bot.intent_model.reading import Reader
from bot.vietnamese import Restorer

Array = npt.NDArray[np.float32]


class BrokenModelError(Exception):
    """The file holds no model that this version can read; train again."""


@dataclass(frozen=True)
class Weights:
    """What fitting found.

    Attributes:
        intents: the classes, in the order of the columns of `table`.
        vocabulary: the features, in the order of its rows.
        idf: by feature, how much it tells.
        table: by feature and intent; half precision will do.
        bias: by intent.
        sharpness: what margins are multiplied with before they become confidences.
    """

    intents: list[str]
    vocabulary: list[str]
    idf: Array
    table: Array
    bias: Array
    sharpness: float


class IntentModel:
    """A linear model over TF-IDF features of the text as it was probably meant to be written.

    Attributes:
        reader: reads a text and takes its features.
    """

    def __init__(self, reader: Reader, weights: Weights) -> None:
        """Take what was learnt of the language and of the intents."""
        self.reader = reader
        self._weights = weights
        self._row_of = {feature: row for row, feature in enumerate(weights.vocabulary)}

    @property
    def intents(self) -> list[str]:
        """The intents it has learnt."""
        return self._weights.intents

    def rank(self, text: str, length: int = 40) -> list[tuple[str, float]]:
        """Return the `length` likeliest intents of `text` with their probabilities, likeliest first."""
        margins = self._weights.sharpness * self._margins(text)
        likelihood = np.exp(margins - margins.max())
        probabilities = likelihood / likelihood.sum()
        best = np.argsort(-probabilities, kind="stable")[:length]
        return [(self.intents[column], float(probabilities[column])) for column in best]

    def save(self, path: Path) -> None:
        """Write the model as arrays and JSON; the file holds no code."""
        weights = self._weights
        words = {
            "intents": weights.intents,
            "vocabulary": weights.vocabulary,
            "restorer": self.reader.restorer.table(),
            "names": list(self.reader.names),
        }
        with path.open("wb") as file:
            np.savez(
                file,
                words=np.array(json.dumps(words)),
                idf=weights.idf,
                table=weights.table.astype(np.float16),
                bias=weights.bias,
                sharpness=np.float32(weights.sharpness),
            )

    @classmethod
    def load(cls, path: Path) -> IntentModel:
        """Read a model written by `save`.

        Raises:
            BrokenModelError: the file is missing or holds something else.
        """
        try:
            with path.open("rb") as file, np.load(file, allow_pickle=False) as arrays:
                words = json.loads(str(arrays["words"]))
                # The table stays halves, which take half the memory: a text needs a few hundred of the rows.
                weights = Weights(
                    words["intents"],
                    words["vocabulary"],
                    arrays["idf"],
                    arrays["table"],
                    arrays["bias"],
                    float(arrays["sharpness"]),
                )
                names = [(kind, value, name) for kind, value, name in words["names"]]
                return cls(Reader(Restorer.from_table(words["restorer"]), names), weights)
        except (OSError, EOFError, ValueError, KeyError, TypeError, AttributeError, BadZipFile) as fault:
            message = f"{path} holds no intent model"
            raise BrokenModelError(message) from fault

    def _margins(self, text: str) -> Array:
        """Return how far `text` lies on the side of each intent; on nobody's side when nothing of it is known."""
        counts = Counter(feature for feature in self.reader.features(text) if feature in self._row_of)
        if not counts:
            return np.zeros_like(self._weights.bias)
        rows = np.fromiter((self._row_of[feature] for feature in counts), dtype=np.intp, count=len(counts))
        often = np.fromiter(counts.values(), dtype=np.float32, count=len(counts))
        values = np.multiply(1 + np.log(often), self._weights.idf[rows], dtype=np.float32)
        # A sum by hand: a matrix product would wake the library's threads, which costs more than it saves.
        weighed = (values / np.sqrt(np.square(values).sum()))[:, np.newaxis] * self._weights.table[rows]
        margins: Array = self._weights.bias + weighed.sum(axis=0, dtype=np.float32)
        return margins

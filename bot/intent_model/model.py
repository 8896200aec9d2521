"""The fitted classifier: a table of weights, ranked with numpy alone."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from zipfile import BadZipFile

import numpy as np
import numpy.typing as npt

from bot.intent_model.features import features

Weights = npt.NDArray[np.float32]


class BrokenModelError(Exception):
    """The file holds no model that this version can read; train again."""


class IntentModel:
    """A multinomial linear model over TF-IDF features.

    Attributes:
        intents: the classes, in the order of the columns of the weights.
    """

    def __init__(self, intents: list[str], vocabulary: list[str], idf: Weights, weights: Weights, bias: Weights) -> None:
        """Take the fitted arrays: `idf` by feature, `weights` by feature and intent (half precision will do), `bias` by intent."""
        self.intents = intents
        self._row_of = {feature: row for row, feature in enumerate(vocabulary)}
        self._idf = idf
        self._weights = weights
        self._bias = bias

    def rank(self, text: str, length: int = 10) -> list[tuple[str, float]]:
        """Return the `length` likeliest intents of `text` with their probabilities, likeliest first."""
        logits = self._bias + self._score(text)
        likelihood = np.exp(logits - logits.max())
        probabilities = likelihood / likelihood.sum()
        best = np.argsort(-probabilities, kind="stable")[:length]
        return [(self.intents[column], float(probabilities[column])) for column in best]

    def save(self, path: Path) -> None:
        """Write the model as arrays and JSON; the file holds no code."""
        names = json.dumps({"intents": self.intents, "vocabulary": list(self._row_of)})
        with path.open("wb") as file:
            np.savez(file, names=np.array(names), idf=self._idf, weights=self._weights.astype(np.float16), bias=self._bias)

    @classmethod
    def load(cls, path: Path) -> IntentModel:
        """Read a model written by `save`.

        Raises:
            BrokenModelError: the file is missing or holds something else.
        """
        try:
            with path.open("rb") as file, np.load(file, allow_pickle=False) as arrays:
                names = json.loads(str(arrays["names"]))
                # The weights stay halves, which take half the memory: a text needs a few hundred of the rows.
                return cls(names["intents"], names["vocabulary"], arrays["idf"], arrays["weights"], arrays["bias"])
        except (OSError, EOFError, ValueError, KeyError, TypeError, AttributeError, BadZipFile) as fault:
            message = f"{path} holds no intent model"
            raise BrokenModelError(message) from fault

    def _score(self, text: str) -> Weights:
        counts = Counter(feature for feature in features(text) if feature in self._row_of)
        if not counts:
            return np.zeros_like(self._bias)
        rows = np.fromiter((self._row_of[feature] for feature in counts), dtype=np.intp, count=len(counts))
        often = np.fromiter(counts.values(), dtype=np.float32, count=len(counts))
        values = np.multiply(1 + np.log(often), self._idf[rows], dtype=np.float32)
        # A sum by hand: a matrix product would wake the library's threads, which costs more than it saves.
        weighed = (values / np.sqrt(np.square(values).sum()))[:, np.newaxis] * self._weights[rows]
        score: Weights = weighed.sum(axis=0, dtype=np.float32)
        return score

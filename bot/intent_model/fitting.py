"""Fitting the classifier on labelled sentences, with scikit-learn (1.1 in Rasa's environment, newer here)."""

from __future__ import annotations

import warnings
from collections.abc import Sequence

import numpy as np
from sklearn.exceptions import ConvergenceWarning
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression

from bot.intent_model.features import features
from bot.intent_model.model import IntentModel
from bot.vietnamese import clean, fold

# Every sentence is learnt twice, as written and folded, so a folded piece seen in two sentences counts four times.
_RAREST = 3


def fit(sentences: Sequence[tuple[str, str]], softness: float, rounds: int) -> IntentModel:
    """Fit the model on (text, intent) pairs.

    Args:
        sentences: at least two intents.
        softness: the inverse strength of the penalty (C): higher follows the sentences more closely.
        rounds: the most iterations of the solver.
    """
    texts = [clean(text) for text, _ in sentences]
    labels = [intent for _, intent in sentences]
    vectorizer = TfidfVectorizer(analyzer=features, sublinear_tf=True, min_df=_RAREST, dtype=np.float32)
    matrix = vectorizer.fit_transform([*texts, *(fold(text) for text in texts)])
    classifier = LogisticRegression(C=softness, max_iter=rounds, tol=1e-3)
    with warnings.catch_warnings():
        # The rounds are few on purpose: the last ones cost most and change no decision.
        warnings.simplefilter("ignore", ConvergenceWarning)
        classifier.fit(matrix, [*labels, *labels])
    weights, bias = classifier.coef_, classifier.intercept_
    if len(classifier.classes_) == 2:  # noqa: PLR2004
        # Of two classes scikit-learn fits one row, the second against the first.
        weights, bias = np.vstack([-weights / 2, weights / 2]), np.concatenate([-bias / 2, bias / 2])
    return IntentModel(
        intents=[str(intent) for intent in classifier.classes_],
        vocabulary=list(vectorizer.get_feature_names_out()),
        idf=vectorizer.idf_.astype(np.float32),
        weights=np.ascontiguousarray(weights.T, dtype=np.float32),
        bias=bias.astype(np.float32),
    )

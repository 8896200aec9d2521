"""Fitting the classifier on labelled sentences, with scikit-learn (1.1 in Rasa's environment, newer here)."""

from __future__ import annotations

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.svm import LinearSVC

from bot.intent_model.lessons import Lessons
from bot.intent_model.model import IntentModel, Weights
from bot.intent_model.reading import Reader
from bot.vietnamese import learn

_RAREST = 3
_TOLERANCE = 0.01


def fit(lessons: Lessons, softness: float, sharpness: float) -> IntentModel:
    """Fit the model on what there is to learn, at least two intents.

    One machine for each intent against all others: as right as logistic regression here and ten times sooner fitted.
    Its margins become confidences by `sharpness`, which `laban evaluate` measures.

    Args:
        lessons: sentences with their intents, short forms, names of things.
        softness: the inverse strength of the penalty (C): higher follows the sentences more closely.
        sharpness: what margins are multiplied with before they become confidences.
    """
    reader = Reader(learn((text for text, _ in lessons.sentences), lessons.short_forms), lessons.names)
    labels = [intent for _, intent in lessons.sentences]
    vectorizer = TfidfVectorizer(analyzer=reader.features, sublinear_tf=True, min_df=_RAREST, dtype=np.float32)
    matrix = vectorizer.fit_transform([text for text, _ in lessons.sentences])
    machine = LinearSVC(C=softness, tol=_TOLERANCE, dual=True, random_state=0).fit(matrix, labels)
    table, bias = machine.coef_, machine.intercept_
    if len(machine.classes_) == 2:  # noqa: PLR2004
        # Of two classes scikit-learn fits one row, the second against the first.
        table, bias = np.vstack([-table, table]), np.concatenate([-bias, bias])
    weights = Weights(
        intents=[str(intent) for intent in machine.classes_],
        vocabulary=list(vectorizer.get_feature_names_out()),
        idf=vectorizer.idf_.astype(np.float32),
        table=np.ascontiguousarray(table.T, dtype=np.float32),
        bias=bias.astype(np.float32),
        sharpness=sharpness,
    )
    return IntentModel(reader, weights)

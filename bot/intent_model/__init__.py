"""The intent classifier that both engines run: features of Vietnamese text and a linear model over them.

Rasa trains and serves it as a pipeline component in its own environment (`nlu_server.components`); the gateway
trains it on the same sentences and serves it when Rasa cannot answer. Fitting needs scikit-learn (`fitting`,
imported on its own); ranking needs numpy only. Keep the syntax to what Python 3.10 reads.
"""

from bot.intent_model.lessons import Lessons
from bot.intent_model.model import BrokenModelError, IntentModel

__all__ = ["BrokenModelError", "IntentModel", "Lessons"]

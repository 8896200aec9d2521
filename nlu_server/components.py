"""Rasa pipeline components for Vietnamese: syllables, and the intent classifier both engines share."""

from __future__ import annotations

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.nlu.tokenizers.tokenizer import Token, Tokenizer
from rasa.shared.nlu.constants import ENTITIES, INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.intent_model import IntentModel, Lessons
from bot.vietnamese import clean, syllables

_MODEL_FILE = "intents.npz"
_ID_MARK = ":"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_TOKENIZER, is_trainable=False)
class VietnameseTokenizer(Tokenizer):
    """Splits composed text into syllables; "9+", "GDNN-GDTX" and "238/2025" stay whole."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Return the keys that Rasa's own tokenizer base reads."""
        return {"intent_tokenization_flag": False, "intent_split_symbol": "_", "token_pattern": None, "prefix_separator_symbol": None}

    @classmethod
    def create(
        cls, config: dict[str, Any], model_storage: ModelStorage, resource: Resource, execution_context: ExecutionContext
    ) -> VietnameseTokenizer:
        """Build the component as Rasa's graph asks for it."""
        return cls(config)

    def tokenize(self, message: Message, attribute: str) -> list[Token]:
        """Return the syllables of one attribute of `message` with their places in it."""
        text = clean(str(message.get(attribute)))
        words = syllables(text)
        return self._convert_words_to_tokens(words or [text], text)


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class VietnameseIntentClassifier(IntentClassifier, GraphComponent):
    """Wraps `bot.intent_model` as a Rasa classifier: same features, same weights, same confidences as the gateway's."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Return the settings that `config.yml` may change."""
        return {"softness": 1.0, "sharpness": 7.0, "ranking_length": 40}

    def __init__(self, config: dict[str, Any], model_storage: ModelStorage, resource: Resource, model: IntentModel | None = None) -> None:
        """Hold a fitted `model`, or none before training."""
        self._config = config
        self._storage = model_storage
        self._resource = resource
        self._model = model

    @classmethod
    def create(
        cls, config: dict[str, Any], model_storage: ModelStorage, resource: Resource, execution_context: ExecutionContext
    ) -> VietnameseIntentClassifier:
        """Build an untrained component."""
        return cls(config, model_storage, resource)

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **_: Any,
    ) -> VietnameseIntentClassifier:
        """Build the component with the weights of a trained model."""
        with model_storage.read_from(resource) as folder:
            return cls(config, model_storage, resource, IntentModel.load(folder / _MODEL_FILE))

    def train(self, training_data: TrainingData) -> Resource:
        """Fit the model on the sentences of `nlu_data/`."""
        # scikit-learn is needed for fitting only; importing it here keeps it out of what serving needs.
        from bot.intent_model.fitting import fit

        sentences = [(example.get(TEXT), example.get(INTENT)) for example in training_data.intent_examples]
        self._model = fit(_lessons(sentences, training_data.entity_synonyms), self._config["softness"], self._config["sharpness"])
        with self._storage.write_to(self._resource) as folder:
            self._model.save(folder / _MODEL_FILE)
        return self._resource

    def process(self, messages: list[Message]) -> list[Message]:
        """Set intent, ranking and entities on every message."""
        if self._model is None:
            return messages
        for message in messages:
            text = clean(message.get(TEXT) or "")
            ranking = [
                {"name": intent, "confidence": confidence} for intent, confidence in self._model.rank(text, self._config["ranking_length"])
            ]
            message.set(INTENT, ranking[0], add_to_output=True)
            message.set("intent_ranking", ranking, add_to_output=True)
            entities = [{"entity": found.kind, "value": found.value, "text": found.text} for found in self._model.reader.entities(text)]
            message.set(ENTITIES, entities, add_to_output=True)
        return messages


def _lessons(sentences: list[tuple[str, str]], synonyms: dict[str, str]) -> Lessons:
    """Tell short forms, "dc": "được", from names, "con cuông": "place:nghe-an": Rasa keeps both in one table."""
    short_forms = {form: full for form, full in synonyms.items() if _ID_MARK not in full}
    names = [(*synonyms[name].split(_ID_MARK, 1), name) for name in synonyms if _ID_MARK in synonyms[name]]
    return Lessons(sentences, short_forms, [(kind, value, name) for kind, value, name in names])

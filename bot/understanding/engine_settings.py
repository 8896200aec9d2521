"""The part of `config.yml` that the small engine shares with Rasa, so that both decide alike."""

from dataclasses import dataclass
from pathlib import Path

import yaml


@dataclass(frozen=True, slots=True)
class EngineSettings:
    """Training and decision settings.

    Attributes:
        softness: inverse strength of the classifier's penalty.
        sharpness: what its margins are multiplied with before they become confidences.
        sure_from: confidence below which the bot asks back.
        lead: how far the likeliest intent must lead the second.
    """

    softness: float
    sharpness: float
    sure_from: float
    lead: float


def read_engine_settings(config: Path) -> EngineSettings:
    """Read the settings of our classifier and of Rasa's FallbackClassifier from `config`."""
    pipeline = {component["name"].rpartition(".")[2]: component for component in yaml.safe_load(config.read_text("utf-8"))["pipeline"]}
    classifier, fallback = pipeline["VietnameseIntentClassifier"], pipeline["FallbackClassifier"]
    return EngineSettings(
        softness=float(classifier["softness"]),
        sharpness=float(classifier["sharpness"]),
        sure_from=float(fallback["threshold"]),
        lead=float(fallback["ambiguity_threshold"]),
    )

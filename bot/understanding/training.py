"""Training, only when something changed: models are named by the hash of what they were made from."""

import hashlib
import json
from pathlib import Path

from bot.intent_model import Lessons
from bot.understanding.engine_settings import EngineSettings

_CODE = Path(__file__).parent.parent
_FITTED_BY = ("intent_model", "entities", "vietnamese")


def small_model_path(models: Path, lessons: Lessons, settings: EngineSettings) -> Path:
    """Return where the small engine's model for these lessons is, or will be."""
    digest = hashlib.sha256(
        json.dumps([*lessons.sentences, dict(lessons.short_forms), *lessons.names, settings.softness, settings.sharpness]).encode()
    )
    for package in _FITTED_BY:
        for path in sorted((_CODE / package).glob("*.py")):
            digest.update(path.read_bytes())
    return models / f"small-{digest.hexdigest()[:12]}.npz"


def train_small(path: Path, lessons: Lessons, settings: EngineSettings) -> None:
    """Fit the small engine's model and write it to `path`, whole or not at all."""
    # scikit-learn is slow to import and large; only training needs it.
    from bot.intent_model.fitting import fit

    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_suffix(".part")
    fit(lessons, settings.softness, settings.sharpness).save(unfinished)
    unfinished.replace(path)

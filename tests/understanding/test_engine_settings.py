"""The settings that the small engine shares with Rasa."""

from pathlib import Path

import yaml

from bot.understanding.engine_settings import EngineSettings, read_engine_settings

ROOT = Path(__file__).parents[2]
CONFIG = """\
recipe: default.v1
pipeline:
  - name: nlu_server.components.VietnameseTokenizer
  - name: nlu_server.components.VietnameseIntentClassifier
    softness: 12
    sharpness: 3.5
  - name: FallbackClassifier
    threshold: 0.5
    ambiguity_threshold: 0.25
policies: []
"""


def test_settings_are_read_from_the_pipeline(tmp_path: Path) -> None:
    (tmp_path / "config.yml").write_text(CONFIG, "utf-8")
    assert read_engine_settings(tmp_path / "config.yml") == EngineSettings(softness=12.0, sharpness=3.5, sure_from=0.5, lead=0.25)


def test_our_own_configuration_holds_what_both_engines_need() -> None:
    settings = read_engine_settings(ROOT / "config.yml")
    fallback = yaml.safe_load((ROOT / "config.yml").read_text("utf-8"))["pipeline"][-1]
    assert (settings.sure_from, settings.lead) == (fallback["threshold"], fallback["ambiguity_threshold"])
    assert 0 < settings.lead < settings.sure_from < 1
    assert settings.softness > 0
    assert settings.sharpness > 0

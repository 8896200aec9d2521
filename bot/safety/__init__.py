"""The danger check: signs of self-harm, abuse or violence in anything a person writes.

It runs before everything else, on every message, and never calls a model. The phrases and the fixed texts
are content (`content/danger.yml`); here is only how a phrase is found in text as children type it.
"""

from bot.safety.lexicon import DangerLevel, DangerLexicon, compile_lexicon

__all__ = ["DangerLevel", "DangerLexicon", "compile_lexicon"]

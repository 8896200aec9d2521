"""The danger check: signs of self-harm, abuse or violence in anything a person writes.

It runs before everything else, on every message, and never calls a model. The phrases and the fixed texts
are content (`content/danger.yml`); here is only how a phrase is found in text as children type it, and, in
`redaction`, what of a question may be kept beyond its conversation.
"""

from bot.safety.lexicon import DangerLevel, DangerLexicon, compile_lexicon
from bot.safety.redaction import redact

__all__ = ["DangerLevel", "DangerLexicon", "compile_lexicon", "redact"]

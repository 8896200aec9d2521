"""Vietnamese text as people type it: cleaning, folding of diacritics, syllables, phrases.

Pure functions on the standard library, and the one package that both environments import: the gateway
(Python 3.12) and Rasa's components in `nlu_server/` (Python 3.10). Keep its syntax to what 3.10 reads.
"""

from bot.vietnamese.cleaning import clean, has_words
from bot.vietnamese.folding import collapse_runs, fold
from bot.vietnamese.phrases import Phrases, phrase_line
from bot.vietnamese.restoring import Restorer, learn
from bot.vietnamese.syllables import syllables

__all__ = ["Phrases", "Restorer", "clean", "collapse_runs", "fold", "has_words", "learn", "phrase_line", "syllables"]

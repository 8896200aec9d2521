"""The particulars in a message: places, schools, occupations, the class somebody is in, sums of money.

Shared with Rasa's environment, like `bot.intent_model`: keep the syntax to what Python 3.10 reads. The names come
from the book (`Book.lookups`), and into Rasa by `laban export-lookups`.
"""

from bot.entities.finding import GRADE, MONEY, EntityFinder
from bot.entities.gazetteer import Entity, Gazetteer

__all__ = ["GRADE", "MONEY", "Entity", "EntityFinder", "Gazetteer"]

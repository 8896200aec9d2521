"""Searching passages: BM25 over syllables and pairs of syllables without diacritics."""

from bot.search.passage_index import PassageIndex

__all__ = ["PassageIndex"]

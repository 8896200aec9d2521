"""Tests of `bot.wording`."""

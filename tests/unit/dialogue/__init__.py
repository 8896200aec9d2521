"""Tests of `bot.dialogue`."""

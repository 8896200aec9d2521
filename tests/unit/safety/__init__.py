"""Tests of `bot.safety`."""

"""Tests of `bot.vietnamese`."""

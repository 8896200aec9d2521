"""Tests of `bot.conversations`."""

"""Tests of `bot.eligibility`."""

"""Tests of `bot.intent_model`."""

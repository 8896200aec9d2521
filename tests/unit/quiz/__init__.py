"""Tests of `bot.quiz`."""

"""Tests of `bot.entities`."""

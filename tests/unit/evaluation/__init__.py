"""Tests of `bot.evaluation`: measures against values worked out by hand."""

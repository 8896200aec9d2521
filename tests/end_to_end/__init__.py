"""Whole programs: a real browser, a Telegram server, a supervised run."""

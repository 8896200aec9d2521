"""Telegram: labelled updates, rendered replies, and the client against a fake server."""

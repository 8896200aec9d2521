"""Channels: a folder for each, with its two translations and its client. Nothing else knows a platform exists."""

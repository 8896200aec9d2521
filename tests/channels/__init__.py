"""Channels: recorded payloads in, exact requests out."""

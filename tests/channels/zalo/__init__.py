"""Zalo: replies as its messages."""

"""Whole households, as experts write them, against the real benefits."""

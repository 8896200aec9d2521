"""Conversations a counsellor can read, held with both engines."""

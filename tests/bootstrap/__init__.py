"""Joining the parts: what keeps running beside the services."""

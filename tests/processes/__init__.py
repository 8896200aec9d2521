"""Processes: the supervisor over small real children, and the note it leaves."""

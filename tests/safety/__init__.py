"""Labelled messages for the danger check."""

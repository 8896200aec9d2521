"""Unit tests: the pure packages of `bot`, each in a folder of its name."""

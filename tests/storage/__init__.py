"""Storage: what is kept, on a real SQLite file, and on the stand-in that other tests use."""

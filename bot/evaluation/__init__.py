"""How well questions are understood: folds, noise, measures, and the report that tells."""

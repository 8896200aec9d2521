"""Acceptance of the interest quiz: real and simulated people take it, and the figures are printed beside those wanted."""

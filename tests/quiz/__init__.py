"""The interest quiz, taken by real and simulated people."""

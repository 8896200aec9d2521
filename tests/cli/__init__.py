"""The command `laban`, called as a function."""

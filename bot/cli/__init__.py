"""The command `laban`: one module for each word after it. Imports are late, so that each starts fast."""

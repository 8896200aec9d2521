"""Commands for developers that write files of the repository."""

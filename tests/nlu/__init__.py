"""Questions kept apart from the training sentences."""

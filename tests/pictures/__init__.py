"""Pictures of the paths, without a browser and without the real content."""

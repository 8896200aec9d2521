"""House rules that code can hold."""

"""Services: receiving, answering and delivering, with everything that goes wrong on the way."""

"""Benchmarks of the figures that the README quotes. `make bench` runs them all and writes `docs/benchmarks.md`."""

"""Measuring on text that nobody here wrote: `python -m benchmarks.quality`."""

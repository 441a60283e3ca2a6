"""What a large site costs: see `python -m benchmarks.large --help`."""

"""Names taken apart and compared, nothing else: persons, organisations, spellings."""

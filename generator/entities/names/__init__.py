"""Names taken apart and compared, nothing else: persons, bodies, spellings."""

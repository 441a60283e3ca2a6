"""Pages that list: the home page, indexes, overviews, what to review, how far to trust this."""

"""Names: read by a model and by rules, and brought to their full forms."""

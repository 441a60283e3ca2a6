"""The page of a brief: what it says, how we know, and the source text."""

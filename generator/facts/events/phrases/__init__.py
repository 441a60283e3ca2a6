"""Phrases of the table as they stand in a sentence."""

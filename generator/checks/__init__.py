"""The laws of the design, run on a user's own files."""

"""What a seed may be, and how its text is read from it."""

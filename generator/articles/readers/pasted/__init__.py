"""Text that somebody pasted: its markup, its width, the lines that say where it was read."""

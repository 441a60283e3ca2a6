"""Pages of storylines, and what leads to them from the pages of their events."""

"""Time expressions, and the day of the event."""

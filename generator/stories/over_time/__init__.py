"""What goes on over weeks: events told apart by their days, and the storylines that string them together."""

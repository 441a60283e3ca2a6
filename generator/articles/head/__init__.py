"""What the head of an article says: its title, who published it, and when."""

"""What a headline says, and the title made of it."""

"""What kind of name each is, by its own words and the words beside it."""

"""Two nodes judged: names, what is said round them, and which pairs may merge at all."""

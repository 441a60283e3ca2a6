"""What happened, as sentences and tables: for a name, a story, a storyline and the whole site; and what is ahead."""

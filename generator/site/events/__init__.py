"""What happened, across reports: each event once, what it counted, and what is ahead."""

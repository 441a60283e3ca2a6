"""What is tried against Dateline by whoever means it ill, by accident and by disks, counted: one command, one table."""

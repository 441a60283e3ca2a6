"""What stands on disk, and what becomes of it: pages and records read, articles brought home, pages put back."""

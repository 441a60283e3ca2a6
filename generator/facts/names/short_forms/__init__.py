"""Short forms within one article, and the full name that each stands for."""

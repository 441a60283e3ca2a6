"""A fresh site, and settings for editors."""

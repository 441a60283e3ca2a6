"""Who holds which role, and who acts."""

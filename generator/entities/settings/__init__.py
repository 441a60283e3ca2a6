"""What is said round a name: who bears it, in which setting, and whether two settings can be one bearer's."""

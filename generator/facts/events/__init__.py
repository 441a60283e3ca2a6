"""Events: who did what to whom, when and where, and how it stands: done, planned, denied, alleged or called for."""

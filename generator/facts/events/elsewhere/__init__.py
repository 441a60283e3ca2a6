"""Sides of an event that another sentence tells: who a described person is, which court, whose decision."""

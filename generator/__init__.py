"""Dateline: raw news text in, a briefing site out, every fact with its source sentence."""

__version__ = "0.1.0"

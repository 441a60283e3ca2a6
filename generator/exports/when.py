"""EDTF days in the plainer forms that other formats know."""

from __future__ import annotations

import re

from generator.knowledge import edtf
from generator.model import Brief

_PLAIN = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-\d\d)?)?", re.ASCII)
NEVER = "1970-01-01"
"""Stands where a format demands a day and no brief gives one."""


def prefix(day: str | None) -> str | None:
    """`2026`, `2026-02` or `2026-02-03` as far as a single day is known; None for intervals, seasons, unknown years."""
    bare = (day or "").rstrip("~?%")
    if not edtf.is_edtf(bare):
        return None
    return bare if _PLAIN.fullmatch(bare) else None


def interval(day: str | None) -> tuple[str, str] | None:
    """Start and end of what lasts, each as `prefix` gives it."""
    start, slash, end = (day or "").partition("/")
    first, last = prefix(start), prefix(end)
    return (first, last) if slash and first and last else None


def told(brief: Brief) -> str | None:
    """The day (`2026-02-03`) by which a brief is put in time: of its publication, else of its event."""
    for day in (brief.published, brief.date):
        found = edtf.first_day(day) if day else None
        if found:
            return found.isoformat()
    return None


def stamp(day: str | None) -> str:
    """A moment (RFC 3339) for formats that want one: the start of the day in UTC."""
    return f"{day or NEVER}T00:00:00.000Z"

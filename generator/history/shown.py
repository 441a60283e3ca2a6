"""Corrections in words and as data: what the page, the feed and the command line have in common."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from generator.history.changes import Change, Correction
from generator.model import DAYS, FieldPath
from generator.pages.markdown import shorten
from generator.site import dates
from generator.site.fields import label

PAGE = "changes.md"
FEED = "corrections.atom"

VALUE = 120  # characters of a value
_LABELS = {
    "name": "Name",
    "aliases": "Another name",
    "not": "Somebody else’s name",
    "description": "Description",
    "same_as": "The same elsewhere",
    "latitude": "Latitude",
    "longitude": "Longitude",
    "country": "Country",
    "medtop": "IPTC code",
}


def field_name(correction: Correction) -> str:
    """A field's path as a reader says it: `actors/Jane Roe/role` -> "Role of Jane Roe"."""
    path = correction.field
    if path.field == "actors" and path.part == "name":
        return "Name of one who took part"
    return _LABELS.get(path.field) or label(path)


def what(correction: Correction) -> str:
    """The change in one line: "Place: “Kisumu”, was “Nairobi”"."""
    if not correction.field:
        return "Written by hand"
    if correction.field == FieldPath.at("status") and "withdrawn" in (correction.new, correction.old):
        return "Withdrawn" if correction.new == "withdrawn" else "No longer withdrawn"
    old, new = _short(correction, correction.old), _short(correction, correction.new)
    name = field_name(correction)
    if old and new:
        return f"{name}: “{new}”, was “{old}”"
    if old:
        return f"{name}: “{old}” removed"
    return f"{name}: “{new}” added"


def _short(correction: Correction, value: str) -> str:
    return dates.show(value) if correction.field in DAYS else shorten(value, VALUE)


def day(change: Change) -> str:
    """The author's day, as they counted it."""
    return dates.show(change.when[:10])


def of_page(change: Change, page: str) -> Change:
    """The corrections of one page (its path, with or without `docs/`, or its slug) and none of the counts."""

    def is_meant(path: str) -> bool:
        return page in (path, f"docs/{path}", path.rpartition("/")[2].removesuffix(".md"))

    corrections = tuple(made for made in change.corrections if is_meant(made.page))
    return replace(change, corrections=corrections, new=0, changed=0, gone=0)


def change_json(change: Change) -> dict[str, Any]:
    """A commit for other programs: its words, its corrections, and the number of briefs that followed the generator."""
    about = {"commit": change.commit, "who": change.who, "when": change.when, "why": change.why}
    corrections = [{"page": c.page, "field": str(c.field), "old": c.old, "new": c.new} for c in change.corrections]
    return {**about, "corrections": corrections, "new": change.new, "changed": change.changed, "gone": change.gone}

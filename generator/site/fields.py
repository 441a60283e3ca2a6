"""The fields of a brief by their paths: what they are called, what stands there, whose word it is."""

from __future__ import annotations

from generator.model import Brief

LABELS = {
    "date": "Date",
    "published": "Published",
    "location": "Place",
    "publisher": "Publisher",
    "actors": "Took part",
    "topics": "Topic",
    "quotations": "Quotation",
    "title": "Title",
    "summary": "Summary",
    "mentions": "Named",
    "story": "Story",
    "status": "Status",
    "language": "Language",
}

_PARTS = {"role": "Role of {}", "organization": "Organization of {}", "rank": "Rank of {}"}


def is_by_hand(brief: Brief, path: str) -> bool:
    """Whether a person set the field or list item at a path, or a part of it."""
    return any(f"{corrected}/".startswith(f"{path}/") for corrected in brief.corrected)


def label(field: str) -> str:
    """A field's path as a reader says it: `actors/Jane Roe/role` -> "Role of Jane Roe"."""
    head, _, tail = field.partition("/")
    name, _, part = tail.rpartition("/")
    if head == "actors" and part in _PARTS and name:
        return _PARTS[part].format(name)
    if head == "quotations" and tail:
        number = tail.partition("/")[0]
        which = f"quotation {int(number) + 1}" if number.isdecimal() else "a quotation"
        return f"Speaker of {which}" if tail.endswith("/speaker") else which.capitalize()
    return LABELS.get(head, field)


def value_of(brief: Brief, field: str) -> str | None:
    """What the brief says now at a field's path; None where nothing stands there."""
    head, _, tail = field.partition("/")
    if head == "actors":
        return _of_actor(brief, tail)
    if head == "quotations":
        return _of_quotation(brief, tail)
    if head in ("topics", "mentions"):
        listed = brief.topics if head == "topics" else brief.mentions
        return next((item for item in listed if item == tail), ", ".join(listed) if not tail else None)
    if head == "status":
        return "withdrawn" if brief.withdrawn else None
    plain = {"title", "date", "published", "publisher", "location", "summary", "story"}
    return getattr(brief, head) if head in plain else None


def _of_actor(brief: Brief, tail: str) -> str | None:
    name, _, part = tail.rpartition("/")
    for actor in brief.actors:
        if actor.name == tail:
            return actor.name
        if actor.name == name and part in _PARTS:
            return {"role": actor.role, "organization": actor.organization, "rank": actor.rank}[part]
    return None if tail else ", ".join(actor.name for actor in brief.actors)


def _of_quotation(brief: Brief, tail: str) -> str | None:
    number, _, part = tail.partition("/")
    if not number.isdecimal() or int(number) >= len(brief.quotations):
        return next((q.quote for q in brief.quotations if q.quote == tail), None)
    quotation = brief.quotations[int(number)]
    return quotation.speaker if part == "speaker" else quotation.quote

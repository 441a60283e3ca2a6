"""What a source names beside the event: other days, and the places, people and organizations that take no part."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from generator.model import Brief, EntityKind, Span
from generator.pages.headings import ORGANIZATIONS, PEOPLE, PLACES
from generator.pages.markdown import EMPTY, Markdown, dotted, escape, link
from generator.pages.parts import Here, Row
from generator.site import dates

MOST = 24

_LABELS: dict[EntityKind | None, str] = {
    "place": PLACES,
    "person": PEOPLE,
    "organization": ORGANIZATIONS,
    None: "Other names",
}


def also(here: Here, brief: Brief, place_of: Callable[[Span], str]) -> tuple[Row, ...]:
    """A row a kind. Days lead to their words in the source text, at the anchor that `place_of` gives."""
    named: dict[EntityKind | None, list[Markdown]] = {kind: [] for kind in _LABELS}
    for name in brief.mentions:
        if name != (brief.location or "").split(",")[0].strip():
            found = here.site.entity_of(brief.path, name)
            named[found.kind if found else None].append(here.name(brief, name))
    rows = [("Dates", list(_days(brief, place_of))), *((label, named[kind]) for kind, label in _LABELS.items())]
    return tuple(Row(escape(label), dotted(*found[:MOST], _rest(found))) for label, found in rows if found)


def _rest(found: list[Markdown]) -> Markdown:
    return escape(f"and {len(found) - MOST} more") if len(found) > MOST else EMPTY


def _days(brief: Brief, place_of: Callable[[Span], str]) -> Iterable[Markdown]:
    """Days, months and years that are neither the event's nor that of publication, in order of time."""
    first: dict[str, Span] = {}
    for found in brief.facts.dates if brief.facts else ():
        if found.value and found.value not in (brief.date, brief.published):
            first.setdefault(found.value, found.span)
    for value in sorted(first, key=lambda value: (dates.order(value), value)):
        place = place_of(first[value])
        yield link(dates.show(value), f"#{place}") if place else escape(dates.show(value))

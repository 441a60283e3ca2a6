"""The events of a brief as a table: what, who, to whom, in the report's words, when and where."""

from __future__ import annotations

from collections.abc import Callable

from generator.model import Brief, EventText, FieldPath, Span
from generator.pages.markdown import EMPTY, Markdown, em, escape, link
from generator.pages.parts import Here
from generator.site import dates
from generator.site.fields import is_by_hand

_COMMA = Markdown(", ")
EventRow = tuple[Markdown, Markdown, Markdown, Markdown, Markdown]


def happened(here: Here, brief: Brief, place_of: Callable[[Span], str]) -> tuple[EventRow, ...]:
    """A row an event, the main one first. Its words lead to where they stand in the source text."""
    return tuple(_row(here, brief, event, place_of) for event in brief.events)


def _row(here: Here, brief: Brief, event: EventText, place_of: Callable[[Span], str]) -> EventRow:
    path = FieldPath.at("events", event.words)
    evidence = brief.evidence_of(path)
    place = place_of(evidence.spans[0]) if evidence and evidence.spans else ""
    words = link(event.words, f"#{place}") if place else escape(event.words)
    by_hand = Markdown(", {}").format(em("by hand")) if is_by_hand(brief, path) else EMPTY
    who, whom = sides(here, brief, event)
    when = escape(dates.show(event.date)) if event.date else EMPTY
    where = place_name(here, brief, event.place) if event.place else EMPTY
    return what_it_was(event), who, whom, words + by_hand, _COMMA.join(part for part in (when, where) if part)


def place_name(here: Here, brief: Brief, place: str) -> Markdown:
    """ "Juba, South Sudan" leads to the page of Juba."""
    town = here.site.entity_of(brief.path, place.partition(",")[0].strip())
    return here.entity(town, place) if town else here.name(brief, place)


def what_it_was(event: EventText) -> Markdown:
    """ "attack, *alleged by the army*"."""
    return escape(event.noun) + (Markdown(", {}").format(em(event.standing)) if event.standing else EMPTY)


def sides(here: Here, brief: Brief, event: EventText) -> tuple[Markdown, Markdown]:
    """Who did it and to whom, each name linked where it has a page."""
    who, whom = (_COMMA.join(here.name(brief, name) for name in side) for side in (event.source, event.target))
    return who, whom

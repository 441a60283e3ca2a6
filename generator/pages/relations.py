"""What somebody did to others and others to them, as a table by time: each row an event that a brief gives."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from generator.model import Brief, Entity, EventText
from generator.pages.brief.happened import sides, what_it_was
from generator.pages.markdown import EMPTY, Markdown, escape
from generator.pages.parts import ROWS, Here
from generator.site import dates

RelationRow = tuple[Markdown, Markdown, Markdown, Markdown, Markdown]


def relations(here: Here, entity: Entity) -> tuple[RelationRow, ...]:
    """A row an event in which an entity is on either side, the newest report first. Its words lead to the brief."""
    return tuple(_row(here, brief, event) for brief, event in islice(_events_of(here, entity), ROWS))


def _events_of(here: Here, entity: Entity) -> Iterator[tuple[Brief, EventText]]:
    for brief in here.site.briefs_of(entity):
        for event in brief.events:
            if any(here.site.entity_of(brief.path, name) is entity for name in (*event.source, *event.target)):
                yield brief, event


def _row(here: Here, brief: Brief, event: EventText) -> RelationRow:
    day = event.date or brief.date
    who, whom = sides(here, brief, event)
    when = escape(dates.show(day)) if day else EMPTY
    return when, what_it_was(event), who, whom, here.brief(brief, event.words)

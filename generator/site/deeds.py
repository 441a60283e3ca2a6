"""Who did what to whom, between two that have a page: the relations that events make."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from generator.knowledge import edtf
from generator.model import Brief, Entity, EventText
from generator.site import routes
from generator.site.site import Site


@dataclass(frozen=True, slots=True)
class Deed:
    """All events of one kind that one did to another."""

    kind: str
    """One of `EVENT_KINDS`."""
    source: Entity
    target: Entity
    briefs: tuple[str, ...]
    """Paths of the briefs that tell of one, in alphabetical order."""
    days: tuple[str, ...]
    """Days of the events (`2026-03-04`), rising; those of the briefs where none is told."""


def deeds_of(site: Site) -> tuple[Deed, ...]:
    """Every pair and kind, by pages and kind. What is planned, alleged, denied or called for joins nobody."""
    found: defaultdict[tuple[str, str, str], list[tuple[Entity, Entity, str, str | None]]] = defaultdict(list)
    for brief in site.listed:
        for event in brief.events:
            if event.modality in (None, "done") and event.kind:
                for one, other in _sides(site, brief, event):
                    key = (routes.of_entity(one), routes.of_entity(other), event.kind)
                    found[key].append((one, other, brief.path, _day(event.date or brief.date or brief.published)))
    return tuple(_deed(kind, told) for (_, _, kind), told in sorted(found.items()))


def _sides(site: Site, brief: Brief, event: EventText) -> Iterator[tuple[Entity, Entity]]:
    sources, targets = (
        [entity for name in side if (entity := site.entity_of(brief.path, name))]
        for side in (event.source, event.target)
    )
    yield from ((one, other) for one in sources for other in targets if one != other)


def _day(told: str | None) -> str | None:
    found = edtf.first_day(told) if told else None
    return found.isoformat() if found else None


def _deed(kind: str, told: list[tuple[Entity, Entity, str, str | None]]) -> Deed:
    briefs = sorted({path for _, _, path, _ in told})
    days = sorted({day for *_, day in told if day})
    return Deed(kind, told[0][0], told[0][1], tuple(briefs), tuple(days))

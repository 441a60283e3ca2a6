"""`briefs.csv`, `figures.csv`, `events.csv` and `entities.csv`: a row each, for spreadsheets.

UTF-8 with a byte order mark, since spreadsheets take a file without one for another encoding; commas, quotes where
needed, line feeds. Several values in a cell stand with "; " between them. A value that a spreadsheet would take for a
formula gets an apostrophe in front; `defused` says which, and one apostrophe less gives the value back.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Literal

from generator.exports import ids, when
from generator.exports.names import aliases, name_of, named, story_id, storyline_id, title_of
from generator.exports.roles import Role, roles_of
from generator.exports.text import SUMMARY, passage, plain
from generator.model import FIELDS, Brief, Entity, EventText, Field, FigureText
from generator.site.offices import office
from generator.site.site import Site

# Full-width signs too: some spreadsheets read them like the narrow ones.
_FORMULA = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")
_BETWEEN = "; "

Cell = str | float | None
CellOf = Callable[[Site, Brief], Cell]

ENTITIES = (
    "id",
    "kind",
    "name",
    "aliases",
    "description",
    "same_as",
    "latitude",
    "longitude",
    "country",
    "roles",
    "briefs",
    "first",
    "last",
)


def briefs_csv(site: Site) -> str:
    """A row a brief, by id."""
    rows = ([cell(site, brief) for _, cell in BRIEFS] for brief in sorted(site.listed, key=lambda b: b.path))
    return _table([name for name, _ in BRIEFS], rows)


FIGURES = ("brief", "date", "what", "value", "most", "unit", "qualifier", "of", "who", "words")


def figures_csv(site: Site) -> str:
    """A row a figure of a brief, by brief, in reading order."""
    rows = (
        [ids.of_page(brief.path), plain(brief.date or brief.published or ""), *_figure(figure)]
        for brief in sorted(site.listed, key=lambda b: b.path)
        for figure in brief.figures
    )
    return _table(FIGURES, rows)


def _figure(figure: FigureText) -> list[Cell]:
    return [plain(getattr(figure, column) or "") for column in FIGURES[2:]]


EVENTS = ("brief", "date", "kind", "modality", "source", "target", "place", "who", "words", "source_ids", "target_ids")


def events_csv(site: Site) -> str:
    """A row an event of a brief, by brief, the main one first. `date` is the event's own; empty where none is given."""
    rows = (
        [ids.of_page(brief.path), *_event(event), *_sides(site, brief, event)]
        for brief in sorted(site.listed, key=lambda b: b.path)
        for event in brief.events
    )
    return _table(EVENTS, rows)


def _event(event: EventText) -> list[Cell]:
    values = (getattr(event, column) for column in EVENTS[1:9])
    return [_joined(value) if isinstance(value, tuple) else plain(value or "") for value in values]


def _sides(site: Site, brief: Brief, event: EventText) -> list[Cell]:
    return [_joined(named(site, brief, name) for name in side) for side in (event.source, event.target)]


def entities_csv(site: Site) -> str:
    """A row a person, organisation or place, by id."""
    return _table(ENTITIES, (_entity(site, entity) for _, entity in sorted(site.entity_page.items())))


def defused(text: str) -> str:
    """Text that no spreadsheet takes for a formula: one that starts with = + - @ or an apostrophe before these gets
    an apostrophe in front."""
    return f"'{text}" if _FORMULA.match(text) else text


def _table(head: Sequence[str], rows: Iterable[Sequence[Cell]]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(head)
    writer.writerows([defused(cell) if isinstance(cell, str) else cell for cell in row] for row in rows)
    return "\ufeff" + out.getvalue()


def _joined(values: Iterable[str | None]) -> str:
    return _BETWEEN.join(plain(value) for value in values if value)


def _columns() -> Iterator[tuple[str, CellOf]]:
    """A column a field of a brief, and beside it what else is known."""
    yield "id", lambda _, brief: ids.of_page(brief.path)
    yield "title", lambda _, brief: title_of(brief)
    for field in FIELDS.values():
        if field.name not in _OTHERWISE and field.shape != "readings" and not _is_quoted(field):
            yield field.name, partial(_cell, field)
            yield from _BESIDE.get(field.name, ())
    yield "story", _story
    yield "storyline", lambda site, brief: storyline_id(site, site.story_of.get(brief.path))
    yield "seed", lambda _, brief: plain(brief.seed or "")
    yield "corrected", lambda _, brief: _joined(sorted(map(str, brief.corrected)))


def _is_quoted(field: Field) -> bool:
    """Whether its items are told apart by their words: too long for a cell."""
    return field.key is not None and not field.key.is_name


def _cell(field: Field, _: Site, brief: Brief) -> Cell:
    value = getattr(brief, field.name)
    if field.shape == "items":
        return _joined(item.name for item in value)
    if field.shape in ("texts", "names"):
        return _joined(value)
    return passage(value or "", SUMMARY) if field.shape == "passage" else plain(value or "")


def _story(site: Site, brief: Brief) -> Cell:
    story = site.story_of.get(brief.path)
    return story_id(story) if story else ""


def _place(site: Site, brief: Brief) -> Cell:
    place = site.place_of(brief)
    return ids.of_entity(place) if place else ""


def _degrees(name: Literal["latitude", "longitude"], site: Site, brief: Brief) -> Cell:
    place = site.place_of(brief)
    return getattr(place.place, name) if place and place.place else None


def _actor_ids(site: Site, brief: Brief) -> Cell:
    return _joined(named(site, brief, actor.name) for actor in brief.actors)


_OTHERWISE = ("title", "seed", "story", "storyline", "status")
"""Fields whose column stands elsewhere, or that have none."""
_BESIDE: Mapping[str, Sequence[tuple[str, CellOf]]] = {
    "location": (
        ("place", _place),
        ("latitude", partial(_degrees, "latitude")),
        ("longitude", partial(_degrees, "longitude")),
    ),
    "actors": (("actor_ids", _actor_ids),),
}
"""Columns that stand behind that of a field."""
BRIEFS = tuple(_columns())
"""The columns of `briefs.csv`: names, and how a cell is filled."""


def _entity(site: Site, entity: Entity) -> Sequence[Cell]:
    place, briefs = entity.place, site.briefs_of(entity)
    days = sorted(day for brief in briefs if (day := when.told(brief)))
    return (
        ids.of_entity(entity),
        entity.kind,
        name_of(entity),
        _joined(aliases(entity)),
        plain(entity.description or ""),
        _joined(entity.same_as),
        place.latitude if place else None,
        place.longitude if place else None,
        place.country if place else "",
        _joined(_told(role) for role in roles_of(site, entity)),
        len(briefs),
        days[0] if days else "",
        days[-1] if days else "",
    )


def _told(role: Role) -> str:
    return office(role.role, role.held_at.name if role.held_at else role.organization)

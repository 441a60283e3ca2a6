"""`briefs.csv` and `entities.csv`: a row each, for spreadsheets.

UTF-8 with a byte order mark, since spreadsheets take a file without one for another encoding; commas, quotes where
needed, line feeds. Several values in a cell stand with "; " between them. A value that a spreadsheet would take for a
formula gets an apostrophe in front; `defused` says which, and one apostrophe less gives the value back.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence

from generator.exports import ids, when
from generator.exports.names import aliases, name_of, named, story_id, title_of
from generator.exports.roles import Role, roles_of
from generator.exports.text import SUMMARY, passage, plain
from generator.model import Brief, Entity
from generator.site.offices import office
from generator.site.site import Site

# Full-width signs too: some spreadsheets read them like the narrow ones.
_FORMULA = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")
_BETWEEN = "; "

BRIEFS = (
    "id",
    "title",
    "date",
    "published",
    "publisher",
    "location",
    "place",
    "latitude",
    "longitude",
    "actors",
    "actor_ids",
    "topics",
    "summary",
    "mentions",
    "story",
    "seed",
    "corrected",
)
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
    return _table(BRIEFS, (_brief(site, brief) for brief in sorted(site.listed, key=lambda b: b.path)))


def entities_csv(site: Site) -> str:
    """A row a person, organisation or place, by id."""
    return _table(ENTITIES, (_entity(site, entity) for _, entity in sorted(site.entity_page.items())))


def defused(text: str) -> str:
    """Text that no spreadsheet takes for a formula: one that starts with = + - @ or an apostrophe before these gets
    an apostrophe in front."""
    return f"'{text}" if _FORMULA.match(text) else text


def _table(head: Sequence[str], rows: Iterable[Sequence[str | float | None]]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(head)
    writer.writerows([defused(cell) if isinstance(cell, str) else cell for cell in row] for row in rows)
    return "\ufeff" + out.getvalue()


def _joined(values: Iterable[str | None]) -> str:
    return _BETWEEN.join(plain(value) for value in values if value)


def _brief(site: Site, brief: Brief) -> Sequence[str | float | None]:
    place, story = site.place_of(brief), site.story_of.get(brief.path)
    point = place.place if place else None
    return (
        ids.of_page(brief.path),
        title_of(brief),
        plain(brief.date or ""),
        plain(brief.published or ""),
        plain(brief.publisher or ""),
        plain(brief.location or ""),
        ids.of_entity(place) if place else "",
        point.latitude if point else None,
        point.longitude if point else None,
        _joined(actor.name for actor in brief.actors),
        _joined(named(site, brief, actor.name) for actor in brief.actors),
        _joined(brief.topics),
        passage(brief.summary or "", SUMMARY),
        _joined(brief.mentions),
        story_id(story) if story else "",
        plain(brief.seed or ""),
        _joined(sorted(map(str, brief.corrected))),
    )


def _entity(site: Site, entity: Entity) -> Sequence[str | float | None]:
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
    return office(role.role, role.body.name if role.body else role.organization)

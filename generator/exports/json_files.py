"""`briefs.json`, `entities.json`, `stories.json`, `storylines.json`: everything, in the words of the front matter."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from generator.exports import ids, when
from generator.exports.canonical import lines_of_objects
from generator.exports.names import aliases, name_of, named, story_id, storyline_id, title_of
from generator.exports.roles import roles_of
from generator.exports.text import SUMMARY, optional, passage, plain
from generator.model import FIELDS, Brief, Discrepancy, Entity, Evidence, Field, Story, Storyline
from generator.site import routes
from generator.site.site import Site

FORMAT = "dateline/1"
"""Named in each file; another number means another shape."""


_OTHERWISE = ("title", "story", "storyline", "status", "accepted")
"""Fields that the file gives in another form, or not at all."""


def briefs_json(site: Site) -> str:
    """Every brief with its values, the ids behind its names, and for each fact the words and how sure it is."""
    return _file("briefs", (_brief(site, brief) for brief in sorted(site.listed, key=lambda b: b.path)))


def entities_json(site: Site) -> str:
    """Every person, organisation and place with names, roles, position on the map and briefs."""
    return _file("entities", (_entity(site, entity) for _, entity in sorted(site.entity_page.items())))


def stories_json(site: Site) -> str:
    """Every story with its briefs and what they give differently."""
    return _file("stories", (_story(site, story) for story in sorted(site.stories, key=lambda s: s.slug)))


def storylines_json(site: Site) -> str:
    """Every storyline with its events in order of time."""
    return _file("storylines", (_storyline(site, line) for line in sorted(site.storylines, key=lambda s: s.slug)))


def _file(key: str, objects: Iterable[dict[str, Any]]) -> str:
    return lines_of_objects({"format": FORMAT}, key, objects)


def _brief(site: Site, brief: Brief) -> dict[str, Any]:
    place, story = site.place_of(brief), site.story_of.get(brief.path)
    return {
        "id": ids.of_page(brief.path),
        "page": brief.path,
        **{field.name: _value(site, brief, field) for field in FIELDS.values() if field.name not in _OTHERWISE},
        "title": title_of(brief),
        "place": ids.of_entity(place) if place else None,
        "story": story_id(story) if story else None,
        "storyline": storyline_id(site, story),
        "corrected": sorted(plain(str(field)) for field in brief.corrected),
        "evidence": [_evidence(brief, each) for each in brief.evidence if _is_told(brief, each)],
    }


def _value(site: Site, brief: Brief, field: Field) -> Any:
    value = getattr(brief, field.name)
    if field.shape == "items":
        return [_item(site, brief, field, item) for item in value]
    if field.shape == "names":
        return [{"name": plain(name), "entity": named(site, brief, name)} for name in value]
    if field.shape == "texts":
        return [plain(text) for text in value]
    if field.shape == "passage":
        return passage(value, SUMMARY) if value else None
    return optional(value)


def _item(site: Site, brief: Brief, field: Field, item: Any) -> dict[str, Any]:
    """An item of a list, and the page that each name in it has: `entity`, `organization_entity`."""
    assert field.key is not None
    value = getattr(item, field.key.name)
    told: dict[str, Any] = {field.key.name: plain(value) if field.key.is_name else passage(value)}
    if field.key.is_name:
        told["entity"] = named(site, brief, value)
    for part in field.parts:
        value = getattr(item, part.name)
        if part.is_list:
            told[part.name] = [{"name": plain(name), "entity": named(site, brief, name)} for name in value]
            continue
        told[part.name] = optional(value)
        if part.is_name:
            told[f"{part.name}_entity"] = named(site, brief, value)
    return told


def _is_told(brief: Brief, evidence: Evidence) -> bool:
    """Not where a person's word stands instead, and not for mere names, whose words are the names."""
    return evidence.field not in brief.corrected and evidence.field.field != "mentions"


def _evidence(brief: Brief, evidence: Evidence) -> dict[str, Any]:
    words = evidence.spans[0].of(brief.article.text) if brief.article and evidence.spans else ""
    return {
        "field": plain(str(evidence.field)),
        # What is unsure stands nowhere else; all else is a value of the brief.
        "value": passage(evidence.value) if evidence.why.standing == "unsure" else None,
        "words": passage(words) or None,
        "standing": evidence.why.standing,
        "confidence": evidence.why.confidence,
        "rule": evidence.why.rule,
    }


def _entity(site: Site, entity: Entity) -> dict[str, Any]:
    briefs = site.briefs_of(entity)
    days = sorted(day for brief in briefs if (day := when.told(brief)))
    return {
        "id": ids.of_entity(entity),
        "page": page if (page := routes.of_entity(entity)) in site.paged else None,
        "kind": entity.kind,
        "name": name_of(entity),
        "aliases": aliases(entity),
        "description": optional(entity.description),
        "same_as": [plain(address) for address in entity.same_as],
        "place": _point(entity),
        "roles": [
            {
                "role": role.role or None,
                "organization": role.organization or None,
                "organization_entity": ids.of_entity(role.held_at) if role.held_at else None,
                "briefs": [ids.of_page(path) for path in role.briefs],
            }
            for role in roles_of(site, entity)
        ],
        "briefs": sorted(ids.of_page(brief.path) for brief in briefs),
        "acting_in": sorted({ids.of_page(a.brief) for a in entity.appearances if a.acting}),
        "first": days[0] if days else None,
        "last": days[-1] if days else None,
    }


def _point(entity: Entity) -> dict[str, Any] | None:
    place = entity.place
    if place is None:
        return None
    return {
        "latitude": place.latitude,
        "longitude": place.longitude,
        "country": place.country or None,
        "kind": place.kind,
    }


def _story(site: Site, story: Story) -> dict[str, Any]:
    return {
        "id": story_id(story),
        "page": routes.of_story(story.slug),
        "title": plain(story.title),
        "date": optional(story.date),
        "location": optional(story.location),
        "briefs": [ids.of_page(brief.path) for brief in site.briefs_of_story(story)],
        "actors": [ids.of_entity(site.entity_at[page]) for page in story.actors if page in site.entity_at],
        "reason": plain(story.reason),
        "related": [story_id(site.story_at[slug]) for slug in story.related if slug in site.story_at],
        "storyline": storyline_id(site, story),
        "not_stated": list(story.not_stated),
        "discrepancies": [_discrepancy(each) for each in story.discrepancies],
    }


def _storyline(site: Site, line: Storyline) -> dict[str, Any]:
    return {
        "id": ids.of_page(routes.of_storyline(line.slug)),
        "page": routes.of_storyline(line.slug),
        "title": plain(line.title),
        "date": optional(line.date),
        "stories": [story_id(site.story_at[slug]) for slug in line.stories],
        "about": [ids.of_entity(site.entity_at[page]) for page in line.about if page in site.entity_at],
        "reason": plain(line.reason),
    }


def _discrepancy(found: Discrepancy) -> dict[str, Any]:
    return {
        "field": found.field,
        "label": plain(found.label),
        "reading": found.reading,
        "reason": plain(found.reason),
        "cells": [
            {"brief": ids.of_page(cell.brief), "value": passage(cell.value), "words": passage(cell.words) or None}
            for cell in found.cells
        ],
    }

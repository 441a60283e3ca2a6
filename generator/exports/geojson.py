"""`places.geojson` and `events.geojson` (RFC 7946): what the gazetteer could put on the map."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from generator.exports import ids
from generator.exports.canonical import lines_of_objects
from generator.exports.names import aliases, name_of, story_id, title_of
from generator.exports.text import SUMMARY, optional, passage, plain
from generator.model import Brief, Entity, Place
from generator.site.site import Site


def places_geojson(site: Site) -> str:
    """A point a place that has a page and a position, with the number of briefs that name it and of events there."""
    held = sorted((ids.of_entity(entity), entity) for entity in site.entity_page.values() if entity.kind == "place")
    return _collection(_place(site, entity, entity.place) for _, entity in held if entity.place)


def events_geojson(site: Site) -> str:
    """A point a brief whose event has a place with a position: the place's own, so events there coincide."""
    found = ((brief, site.place_of(brief)) for brief in sorted(site.listed, key=lambda b: b.path))
    return _collection(_event(site, brief, place, place.place) for brief, place in found if place and place.place)


def _collection(features: Iterable[dict[str, Any]]) -> str:
    return lines_of_objects({"type": "FeatureCollection"}, "features", features)


def _feature(name: str, place: Place, properties: dict[str, Any]) -> dict[str, Any]:
    point = {"type": "Point", "coordinates": [place.longitude, place.latitude]}
    return {"type": "Feature", "id": name, "geometry": point, "properties": properties}


def _place(site: Site, entity: Entity, place: Place) -> dict[str, Any]:
    return _feature(
        ids.of_entity(entity),
        place,
        {
            "name": name_of(entity),
            "aliases": aliases(entity),
            "kind": place.kind,
            "country": place.country or None,
            "briefs": len(site.briefs_of(entity)),
            "events": len(site.events_at(entity)),
        },
    )


def _event(site: Site, brief: Brief, place: Entity, point: Place) -> dict[str, Any]:
    story = site.story_of.get(brief.path)
    return _feature(
        ids.of_page(brief.path),
        point,
        {
            "title": title_of(brief),
            "date": optional(brief.date),
            "published": optional(brief.published),
            "location": optional(brief.location),
            "place": ids.of_entity(place),
            "actors": [plain(actor.name) for actor in brief.actors],
            "topics": [plain(topic) for topic in brief.topics],
            "summary": passage(brief.summary, SUMMARY) if brief.summary else None,
            "story": story_id(story) if story else None,
        },
    )

"""What the site tells programs: one file a format below `data/`, each a pure function of the site.

Reach for `FORMATS` for a single one and for `data_files` for all. A new format is one function and one line here.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from generator.errors import tried
from generator.exports.csv_files import briefs_csv, entities_csv, events_csv, figures_csv
from generator.exports.ftm import entities_ftm
from generator.exports.geojson import events_geojson, places_geojson
from generator.exports.graphml import network_graphml
from generator.exports.json_files import briefs_json, entities_json, stories_json, storylines_json
from generator.exports.schemas import schema_files
from generator.exports.stix import stix_json
from generator.model import Problem
from generator.site.routes import SCHEMAS
from generator.site.site import Site

FOLDER = "data"


@dataclass(frozen=True, slots=True)
class Format:
    """One file: its name, what it is in, what it holds, and how it is made."""

    file: str
    kind: str
    """For people: "JSON"."""
    media: str
    holds: str
    make: Callable[[Site], str]


FORMATS = (
    Format(
        "briefs.json",
        "JSON",
        "application/json",
        "every brief: facts, who is who, and for each fact the words behind it, its standing and confidence",
        briefs_json,
    ),
    Format(
        "entities.json",
        "JSON",
        "application/json",
        "every person, organization and place: names, roles, position, the briefs that name it",
        entities_json,
    ),
    Format(
        "stories.json",
        "JSON",
        "application/json",
        "every story: its briefs, and what they give differently",
        stories_json,
    ),
    Format(
        "storylines.json",
        "JSON",
        "application/json",
        "every storyline: its events in order of time, and whom they are about",
        storylines_json,
    ),
    Format("briefs.csv", "CSV", "text/csv", "briefs, a row each", briefs_csv),
    Format("figures.csv", "CSV", "text/csv", "how many, of whom, by whose count, a row each", figures_csv),
    Format("events.csv", "CSV", "text/csv", "who did what to whom, when and where, a row each", events_csv),
    Format("entities.csv", "CSV", "text/csv", "people, organizations and places, a row each", entities_csv),
    Format("places.geojson", "GeoJSON", "application/geo+json", "places as points", places_geojson),
    Format("events.geojson", "GeoJSON", "application/geo+json", "briefs at the place of their event", events_geojson),
    Format(
        "entities.ftm.json",
        "FollowTheMoney",
        "application/json+ftm",
        "all of it as linked entities, one a line, for Aleph and OpenSanctions’ tools",
        entities_ftm,
    ),
    Format("stix.json", "STIX 2.1", "application/stix+json;version=2.1", "reports, identities, locations", stix_json),
    Format("network.graphml", "GraphML", "application/graphml+xml", "who takes part with whom", network_graphml),
)
"""In the order in which the page on data lists them."""


def data_files(site: Site) -> dict[str, bytes]:
    """Path below `docs/` -> content of every file, UTF-8. About a second a thousand briefs."""
    return {f"{FOLDER}/{each.file}": each.make(site).encode("utf-8") for each in FORMATS}


def all_files(site: Site) -> tuple[dict[str, bytes], tuple[Problem, ...]]:
    """The same and the schemas, and a problem, by its path below `docs/`, for each that can't be made."""
    files: dict[str, bytes] = {}
    problems: list[Problem] = []
    for each in FORMATS:
        path = f"{FOLDER}/{each.file}"
        data, wrong = tried(path, "made", partial(_bytes_of, each, site))
        files |= {} if data is None else {path: data}
        problems += wrong
    schemas, wrong = tried(SCHEMAS, "made", partial(schema_files, site))
    return files | (schemas or {}), (*problems, *wrong)


def _bytes_of(each: Format, site: Site) -> bytes:
    return each.make(site).encode("utf-8")


__all__ = ["FOLDER", "FORMATS", "Format", "all_files", "data_files", "schema_files"]

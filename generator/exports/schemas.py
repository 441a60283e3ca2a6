"""JSON Schemas as files of the site, with the names that it knows: what an editor completes and checks from.

Reach for `schema_files` when a site is written; `dateline schema` prints the same without a site's names.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from typing import Any

from generator.config import Settings
from generator.front_matter import json_schema
from generator.model import KINDS
from generator.site import Site
from generator.site.routes import of_schema

KNOWN = 500
"""Names offered for a field: those most often used."""
SETTINGS = "dateline"


def schema_files(site: Site) -> dict[str, bytes]:
    """Path below `docs/` -> JSON Schema (2020-12), for each kind of page and for `dateline.yml`."""
    schemas = {kind: json_schema(kind) for kind in KINDS}
    _offer(schemas["brief"], site)
    named = {of_schema(kind): schema for kind, schema in schemas.items()}
    named[of_schema(SETTINGS)] = settings_schema()
    return {path: f"{json.dumps(named[path], ensure_ascii=False, indent=1)}\n".encode() for path in sorted(named)}


def settings_schema() -> dict[str, Any]:
    """The JSON Schema of `dateline.yml`."""
    schema = Settings.model_json_schema()
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema, "title": "Settings of a Dateline site"}


def _offer(schema: dict[str, Any], site: Site) -> None:
    """Puts a site's own names in place of the examples; a name that it doesn't know is as right as before."""
    fields = schema["properties"]
    actors = _most_used(actor.name for brief in site.briefs for actor in brief.actors)
    for field, names in (
        (schema["$defs"]["ActorKeys"]["properties"]["name"], actors),
        (fields["location"], _most_used(brief.location for brief in site.briefs)),
        (fields["topics"]["items"], _most_used(topic for brief in site.briefs for topic in brief.topics)),
        (fields["story"], [story.slug for story in site.newest_stories[:KNOWN]]),
        (fields["storyline"], [line.slug for line in site.storylines[:KNOWN]]),
    ):
        if names:
            field["examples"] = names


def _most_used(names: Iterable[str | None]) -> list[str]:
    counted = Counter(name for name in names if name)
    return sorted(counted, key=lambda name: (-counted[name], name))[:KNOWN]

"""`stix.json`: a STIX 2.1 bundle, for threat-intelligence platforms such as OpenCTI and MISP.

A brief is a `report`, a story of several a `grouping`, a person or organization an `identity`, a place a `location`. A
role in an organization is a `relationship`, and so is what one did to another, by the kind of the event. Ids are UUIDs
of our own ids (version 5); moments are the days of the briefs, never a clock.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import urlsplit

from generator.exports import ids, when
from generator.exports.canonical import lines_of_objects
from generator.exports.names import aliases, name_of, story_id, title_of
from generator.exports.roles import Role, roles_of
from generator.exports.text import SUMMARY, passage, plain
from generator.knowledge.addresses import web_address
from generator.model import EVENT_KINDS, Brief, Entity, Story
from generator.site.deeds import Deed, deeds_of
from generator.site.offices import office, role_key
from generator.site.site import Site

SOURCE = "dateline"
VERBS = {
    "AGREE": "agrees-with",
    "CONSULT": "meets",
    "SUPPORT": "supports",
    "COOPERATE": "cooperates-with",
    "AID": "aids",
    "YIELD": "yields-to",
    "REQUEST": "makes-request-of",
    "ACCUSE": "accuses",
    "REJECT": "rejects",
    "THREATEN": "threatens",
    "PROTEST": "protests-against",
    "SANCTION": "sanctions",
    "MOBILIZE": "mobilizes-against",
    "COERCE": "coerces",
    "ASSAULT": "targets",
    "RETREAT": "retreats-from",
    "CRIME": "commits-crime-against",
    "TRIAL": "tries",
    "ELECT": "elects",
    "APPOINT": "appoints",
    "DEAL": "deals-with",
    "RESULT": "competes-with",
}
"""Kind of an event -> type of relationship: STIX's own where it has one (`targets`), else in its form."""
_AUTHOR = ids.stix("identity", SOURCE)


def stix_json(site: Site) -> str:
    """The bundle: author, identities and locations, reports, groupings, relationships, each by id of its page."""
    objects = (_author(site), *_entities(site), *_reports(site), *_groupings(site), *_relationships(site))
    return lines_of_objects({"type": "bundle", "id": ids.stix("bundle", SOURCE)}, "objects", objects)


def _made(kind: str, name: str, first: str | None, last: str | None, /, **values: Any) -> dict[str, Any]:
    held = {key: value for key, value in values.items() if value not in (None, "", [])}
    author = {} if name == _AUTHOR else {"created_by_ref": _AUTHOR}
    created, modified = when.stamp(first), when.stamp(last or first)
    return {"type": kind, "spec_version": "2.1", "id": name, "created": created, "modified": modified} | author | held


def _days(briefs: Iterable[Brief]) -> tuple[str | None, str | None]:
    days = sorted(day for brief in briefs if (day := when.told(brief)))
    return (days[0], days[-1]) if days else (None, None)


def _author(site: Site) -> dict[str, Any]:
    # Its own day stays, since a later version of an object needs a later moment.
    return _made("identity", _AUTHOR, None, None, name="Dateline", identity_class="system")


def _id(entity: Entity) -> str:
    return ids.stix("location" if entity.kind == "place" else "identity", ids.of_entity(entity))


def _entities(site: Site) -> Iterator[dict[str, Any]]:
    for _, entity in sorted(site.entity_page.items()):
        days = _days(site.briefs_of(entity))
        common = {"name": name_of(entity), "description": _description(entity), "external_references": _known(entity)}
        if entity.kind == "place":
            yield _made("location", _id(entity), *days, **common, **_where(entity))
        else:
            roles = [office(r.role, r.held_at.name if r.held_at else r.organization) for r in roles_of(site, entity)]
            held = {"identity_class": "individual" if entity.kind == "person" else "organization"}
            yield _made("identity", _id(entity), *days, **common, **held, roles=_texts(roles))


def _texts(values: Iterable[str]) -> list[str]:
    return sorted({plain(value) for value in values} - {""})


def _description(entity: Entity) -> str:
    others = aliases(entity)
    parts = (plain(entity.description or "").rstrip("."), f"Also: {'; '.join(others)}" if others else "")
    return ". ".join(part for part in parts if part)


def _where(entity: Entity) -> dict[str, Any]:
    """STIX wants a position, a country or a region; what the map does not know is a region by its name."""
    place = entity.place
    if place is None:
        return {"region": name_of(entity)}
    country = {"country": place.country} if place.country else {}
    return {"latitude": place.latitude, "longitude": place.longitude} | country


def _known(entity: Entity) -> list[dict[str, str]]:
    """Where it stands on the site, and elsewhere."""
    web = [plain(address) for address in entity.same_as if urlsplit(address).scheme in ("http", "https")]
    found = [{"source_name": urlsplit(address).netloc, "url": address} for address in web if urlsplit(address).netloc]
    return [{"source_name": SOURCE, "external_id": ids.of_entity(entity)}, *found]


def _reports(site: Site) -> Iterator[dict[str, Any]]:
    for brief in sorted(site.listed, key=lambda b: b.path):
        day = when.told(brief)
        publisher = plain(brief.publisher or "")
        source = [{"source_name": publisher, "description": title_of(brief)}] if publisher else []
        source += [{"source_name": urlsplit(url).netloc, "url": url} for url in _addresses(brief)]
        yield _made(
            "report",
            _report_id(brief),
            day,
            None,
            name=title_of(brief),
            description=passage(brief.summary or "", SUMMARY),
            published=when.stamp(day),
            labels=_texts(brief.topics),
            object_refs=_named_in(site, brief) or [_AUTHOR],
            external_references=[{"source_name": SOURCE, "external_id": ids.of_page(brief.path)}, *source],
        )


def _addresses(brief: Brief) -> list[str]:
    """Where it was read, and where that is archived."""
    return [plain(url) for url in (brief.source_url, brief.archive_url) if url and web_address(url)]


def _report_id(brief: Brief) -> str:
    return ids.stix("report", ids.of_page(brief.path))


def _named_in(site: Site, brief: Brief) -> list[str]:
    found = {_id(entity) for name in brief.names() if (entity := site.entity_of(brief.path, name))}
    place = site.place_of(brief)
    return sorted(found | ({_id(place)} if place else set()))


def _groupings(site: Site) -> Iterator[dict[str, Any]]:
    for story in sorted(site.stories, key=lambda s: s.slug):
        briefs = site.briefs_of_story(story)
        if len(briefs) > 1:
            yield _grouping(story, briefs)


def _grouping(story: Story, briefs: tuple[Brief, ...]) -> dict[str, Any]:
    name = story_id(story)
    return _made(
        "grouping",
        ids.stix("grouping", name),
        *_days(briefs),
        name=plain(story.title) or name,
        description=plain(story.reason),
        context="unspecified",
        object_refs=sorted(_report_id(brief) for brief in briefs),
        external_references=[{"source_name": SOURCE, "external_id": name}],
    )


def _relationships(site: Site) -> Iterator[dict[str, Any]]:
    for _, entity in sorted(site.entity_page.items()):
        for role in roles_of(site, entity):
            if role.held_at and ids.of_entity(role.held_at) != ids.of_entity(entity):
                yield _relationship(site, entity, role, role.held_at)
    for deed in deeds_of(site):
        yield _deed(site, deed)


def _deed(site: Site, deed: Deed) -> dict[str, Any]:
    key = (deed.kind, ids.of_entity(deed.source), ids.of_entity(deed.target))
    return _made(
        "relationship",
        ids.stix("relationship", *key),
        *_days(site.brief_at[path] for path in deed.briefs),
        relationship_type=VERBS.get(deed.kind, "related-to"),
        description=f"{EVENT_KINDS.get(deed.kind, deed.kind)} ({deed.kind})",
        source_ref=_id(deed.source),
        target_ref=_id(deed.target),
        start_time=when.stamp(deed.days[0]) if deed.days else None,
        external_references=[{"source_name": SOURCE, "external_id": ids.of_page(path)} for path in deed.briefs],
    )


def _relationship(site: Site, entity: Entity, role: Role, held_at: Entity) -> dict[str, Any]:
    key = ("role", ids.of_entity(entity), ids.of_entity(held_at), role_key(role.role))
    return _made(
        "relationship",
        ids.stix("relationship", *key),
        *_days(site.brief_at[path] for path in role.briefs),
        relationship_type="related-to",
        description=role.role,
        source_ref=_id(entity),
        target_ref=_id(held_at),
        external_references=[{"source_name": SOURCE, "external_id": ids.of_page(path)} for path in role.briefs],
    )

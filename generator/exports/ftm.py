"""`entities.ftm.json`: FollowTheMoney entities, a JSON object a line, for Aleph, OpenSanctions' tools and yente.

A brief is an `Article`, a story an `Event` proved by its articles, an organization an `Organization` (whether it is a
public one can't be told from its name), a place an `Address`. Being named is a `Mention`, for places a `Documentation`;
a role in an organization that has a page is a `Membership`, any other a person's `position`. What one did to
another is an `UnknownLink` whose role is the kind of the event.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from urllib.parse import urlsplit

from generator.exports import ids, when
from generator.exports.canonical import canonical
from generator.exports.names import aliases, name_of, story_id, title_of
from generator.exports.roles import Role, roles_of
from generator.exports.text import SUMMARY, passage, plain
from generator.model import EVENT_KINDS, Appearance, Brief, Entity, EntityKind, Story
from generator.site.deeds import Deed, deeds_of
from generator.site.offices import office, role_key
from generator.site.site import Site

SCHEMATA: Mapping[EntityKind, str] = {"person": "Person", "organization": "Organization", "place": "Address"}
_WIKIDATA = "www.wikidata.org"


def entities_ftm(site: Site) -> str:
    """Everything on the site, by schema and id."""
    found = (*_entities(site), *_articles(site), *_events(site), *_links(site))
    return "".join(f"{canonical(each)}\n" for each in sorted(found, key=lambda each: (each["schema"], each["id"])))


def _made(schema: str, name: str, /, **properties: Iterable[str | None]) -> dict[str, Any]:
    """An entity; every property is a list of texts, left out where there is none."""
    held = {key: sorted({plain(value) for value in values if value} - {""}) for key, values in properties.items()}
    return {"id": name, "schema": schema, "properties": {key: values for key, values in held.items() if values}}


def _entities(site: Site) -> Iterator[dict[str, Any]]:
    for entity in site.entities:
        yield _entity(site, entity)


def _entity(site: Site, entity: Entity) -> dict[str, Any]:
    web = [address for address in entity.same_as if urlsplit(address).scheme in ("http", "https")]
    more: dict[str, Iterable[str | None]] = {}
    if entity.kind == "person":
        roles = [role for role in roles_of(site, entity) if role.role and not _is_membership(role, entity)]
        more["position"] = [office(role.role, role.organization) for role in roles]
        more["country"] = [_country(role.held_at) for role in roles]
    if entity.kind == "place":
        more |= {"full": [name_of(entity)], "country": [_country(entity)]}
    if entity.kind == "place" and entity.place:
        more |= {"latitude": [str(entity.place.latitude)], "longitude": [str(entity.place.longitude)]}
    return _made(
        SCHEMATA[entity.kind],
        _id(entity),
        name=[name_of(entity)],
        alias=aliases(entity),
        summary=[entity.description],
        wikidataId=[address.rsplit("/", 1)[1] for address in web if urlsplit(address).netloc == _WIKIDATA],
        sourceUrl=[address for address in web if urlsplit(address).netloc != _WIKIDATA],
        **more,
    )


def _id(entity: Entity) -> str:
    return ids.ftm(ids.of_entity(entity))


def _article_id(path: str) -> str:
    return ids.ftm(ids.of_page(path))


def _country(entity: Entity | None) -> str | None:
    return entity.place.country.lower() if entity and entity.place else None


def _articles(site: Site) -> Iterator[dict[str, Any]]:
    for brief in site.listed:
        yield _made(
            "Article",
            _article_id(brief.path),
            title=[title_of(brief)],
            publisher=[brief.publisher],
            publishedAt=[when.prefix(brief.published)],
            sourceUrl=[brief.source_url, brief.archive_url],
            retrievedAt=[when.prefix(brief.retrieved)],
            summary=[passage(brief.summary or "", SUMMARY)],
            keywords=brief.topics,
        )


def _events(site: Site) -> Iterator[dict[str, Any]]:
    """An event a story; a brief that is in none is an event of its own."""
    for story in site.stories:
        yield _event(site, ids.ftm(story_id(story)), site.briefs_of_story(story), story)
    for brief in site.listed:
        if brief.path not in site.story_of:
            yield _event(site, ids.ftm("events", ids.of_page(brief.path)), (brief,))


def _event(site: Site, name: str, briefs: tuple[Brief, ...], story: Story | None = None) -> dict[str, Any]:
    day = story.date if story else briefs[0].date
    span = when.interval(day)
    acting = (site.entity_of(brief.path, actor.name) for brief in briefs for actor in brief.actors)
    places = (site.place_of(brief) for brief in briefs)
    return _made(
        "Event",
        name,
        name=[plain(story.title if story else "") or title_of(briefs[0])],
        date=[when.prefix(day)],
        startDate=[span[0] if span else None],
        endDate=[span[1] if span else None],
        location=[brief.location for brief in briefs],
        addressEntity=[_id(place) for place in places if place],
        involved=[_id(entity) for entity in acting if entity and entity.kind != "place"],
        proof=[_article_id(brief.path) for brief in briefs],
        keywords=[topic for brief in briefs for topic in brief.topics],
    )


def _links(site: Site) -> Iterator[dict[str, Any]]:
    for entity in site.entities:
        for role in roles_of(site, entity):
            if _is_membership(role, entity):
                yield _membership(site, entity, role)
        yield from _namings(entity)
    yield from map(_deed, deeds_of(site))


def _deed(deed: Deed) -> dict[str, Any]:
    return _made(
        "UnknownLink",
        ids.ftm_link("deed", deed.kind, ids.of_entity(deed.source), ids.of_entity(deed.target)),
        subject=[_id(deed.source)],
        object=[_id(deed.target)],
        role=[EVENT_KINDS.get(deed.kind, deed.kind)],
        date=deed.days,
        proof=[_article_id(path) for path in deed.briefs],
    )


def _is_membership(role: Role, member: Entity) -> bool:
    """Whether FtM's `Membership` can hold a role: an organisation's, and not the member itself."""
    held_at = role.held_at
    return held_at is not None and held_at.kind == "organization" and ids.of_entity(held_at) != ids.of_entity(member)


def _membership(site: Site, member: Entity, role: Role) -> dict[str, Any]:
    assert role.held_at is not None
    return _made(
        "Membership",
        ids.ftm_link("role", ids.of_entity(member), ids.of_entity(role.held_at), role_key(role.role)),
        member=[_id(member)],
        organization=[_id(role.held_at)],
        role=[role.role],
        date=[when.told(site.brief_at[path]) for path in role.briefs],
        proof=[_article_id(path) for path in role.briefs],
    )


def _namings(entity: Entity) -> Iterator[dict[str, Any]]:
    by_brief: dict[str, list[Appearance]] = {}
    for appearance in entity.appearances:
        by_brief.setdefault(appearance.brief, []).append(appearance)
    for path, said in by_brief.items():
        name = ids.ftm_link("mention", ids.of_page(path), ids.of_entity(entity))
        if entity.kind == "place":
            yield _made("Documentation", name, document=[_article_id(path)], entity=[_id(entity)], role=["named"])
        else:
            yield _made(
                "Mention",
                name,
                document=[_article_id(path)],
                resolved=[_id(entity)],
                name=[plain(appearance.spelling) or name_of(entity) for appearance in said],
                detectedSchema=[SCHEMATA[entity.kind]],
            )

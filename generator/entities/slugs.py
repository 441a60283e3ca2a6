"""The address of each entity's page. Existing pages keep theirs.

Reach for `with_slugs` once all entities are known, since each address depends on the others.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from slugify import slugify

from generator.entities.names.normalize import folded
from generator.knowledge.addresses import LONGEST, beyond, safe, same, told_apart
from generator.knowledge.gazetteer import lookup, region_of
from generator.model import Entity, EntityDecision, EntityKind


def with_slugs(
    entities: Sequence[Entity], chosen: Mapping[int, EntityDecision], decisions: Sequence[EntityDecision] = ()
) -> tuple[Entity, ...]:
    """Entities with addresses, unique within their kind; pages that exist keep theirs, and none gets one that a
    person said it is not.
    """
    taken = {(d.kind, same(d.slug)) for d in chosen.values()}
    refused = {(d.kind, d.slug): {folded(name) for name in d.apart} for d in decisions if d.apart}
    slugs = {index: decision.slug for index, decision in chosen.items()}
    order = sorted(range(len(entities)), key=lambda i: (_unknown(entities[i]), entities[i].appearances[0].brief))
    for index in order:
        if index in slugs:
            continue
        slugs[index] = _free_slug(entities[index], taken, refused)
        taken.add((entities[index].kind, slugs[index]))
    alike = Counter(map(_named, entities))
    return tuple(
        replace(entity, slug=slugs[index], told_by=_told_by(entity, slugs[index], alike[_named(entity)]))
        for index, entity in enumerate(entities)
    )


def _unknown(entity: Entity) -> tuple[object, ...]:
    """How little known an entity is, of several of one name: the best known bears the plain address."""
    rank = {place: at for at, place in enumerate(lookup(entity.name))} if entity.place else {}
    at = rank.get(entity.place, len(rank)) if entity.place else 0
    acting = sum(appearance.acting for appearance in entity.appearances)
    return (entity.name, at, -len(entity.appearances), -acting)


def _named(entity: Entity) -> tuple[EntityKind, str]:
    return entity.kind, folded(entity.name)


def _told_by(entity: Entity, slug: str, bearers: int) -> str:
    """What tells it from others of its name, if there are any."""
    if bearers < 2 or (entity.kind == "place" and slug == slugify(entity.name)):
        return ""
    return next((words for words in _telling(entity) if words), "")


Place = tuple[EntityKind, str]
"""Kind and slug."""


def _free_slug(entity: Entity, taken: set[Place], refused: Mapping[Place, set[str]]) -> str:
    kind = entity.kind
    names = {folded(spelling.name) for spelling in entity.spellings}

    def is_taken(slug: str) -> bool:
        return (kind, slug) in taken or not names.isdisjoint(refused.get((kind, slug), ()))

    bare = safe(slugify(entity.name[:100], max_length=LONGEST) or kind)
    return told_apart(bare, _own_words(entity, bare), is_taken)


def _own_words(entity: Entity, slug: str) -> Iterator[str]:
    """What tells an entity from others of its name: the rest of the name, then its office, region or country."""
    yield beyond(slug, slugify(entity.name))
    yield from _telling(entity)
    for appearance in entity.appearances:
        yield appearance.role or ""
        yield appearance.organization or ""


def _telling(entity: Entity) -> Iterator[str]:
    """Words for a reader: of a person the office named most, of a place its region, of a body its country."""
    if entity.place:
        yield region_of(entity.place)
        yield entity.place.country_name
    roles = Counter(appearance.role for appearance in entity.appearances if appearance.role)
    if roles:
        yield min(roles, key=lambda role: (-roles[role], role))
    yield entity.told_by

"""The address of each entity's page. Existing pages keep theirs.

Reach for `with_slugs` once all entities are known, since each address depends on the others.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from slugify import slugify

from generator.entities.names.normalize import folded
from generator.knowledge.addresses import LONGEST, beyond, safe, same, told_apart
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
    order = sorted(range(len(entities)), key=lambda i: (entities[i].name, entities[i].appearances[0].brief))
    for index in order:
        if index in slugs:
            continue
        slugs[index] = _free_slug(entities[index], taken, refused)
        taken.add((entities[index].kind, slugs[index]))
    return tuple(replace(entity, slug=slugs[index]) for index, entity in enumerate(entities))


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
    """What tells an entity from others of its name: the rest of the name, its country, whom it works for, as what."""
    yield beyond(slug, slugify(entity.name))
    if entity.place:
        yield entity.place.country_name
    for appearance in entity.appearances:
        yield appearance.organization or ""
        yield appearance.role or ""

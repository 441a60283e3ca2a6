"""The tables behind the look-ups of `Site`: who bears which name, who has a page, what topics are called."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable
from dataclasses import replace

from generator.knowledge.addresses import address, beyond, safe, short, told_apart
from generator.model import ENTITY_KINDS, Brief, Entity, EntityKind, Story
from generator.site import routes


def named_in(entities: Iterable[Entity]) -> dict[tuple[str, str], Entity]:
    """Brief (by path), spelling -> who or what that is; a name as it appears there before one that it also goes by."""
    every = tuple(entities)
    found: dict[tuple[str, str], Entity] = {}
    for entity in every:
        for appearance in entity.appearances:
            found.setdefault((appearance.brief, appearance.spelling), entity)
    for entity in every:
        for spelling in entity.spellings:
            for brief in spelling.briefs:
                found.setdefault((brief, spelling.name), entity)
    return found


def named_anywhere(entities: Iterable[Entity]) -> dict[str, Entity | None]:
    """Spelling -> its entity, None where several share it."""
    found: dict[str, Entity | None] = {}
    for entity in entities:
        for name in dict.fromkeys(spelling.name for spelling in entity.spellings):
            found[name] = None if name in found else entity
    return found


def by_entity(entities: Iterable[Entity], briefs: Iterable[Brief]) -> dict[str, tuple[Brief, ...]]:
    """Address -> the briefs that name it, in their order."""
    found: dict[str, list[Brief]] = defaultdict(list)
    named: dict[str, list[str]] = defaultdict(list)
    for entity in entities:
        for path in {appearance.brief for appearance in entity.appearances}:
            named[path].append(routes.of_entity(entity))
    for brief in briefs:
        for page in named[brief.path]:
            found[page].append(brief)
    return {page: tuple(named_in) for page, named_in in found.items()}


def by_month(briefs: Iterable[Brief]) -> dict[tuple[str, str], tuple[Brief, ...]]:
    """(year, month) of the folder -> its briefs in their order, newest month first."""
    found: dict[tuple[str, str], list[Brief]] = defaultdict(list)
    for brief in briefs:
        if month := routes.month_of(brief):
            found[month].append(brief)
    return {month: tuple(found[month]) for month in sorted(found, reverse=True)}


def by_topic(briefs: Iterable[Brief]) -> dict[str, tuple[Brief, ...]]:
    """Slug of a topic -> the briefs on it, in their order."""
    found: dict[str, list[Brief]] = defaultdict(list)
    for brief in briefs:
        for slug in dict.fromkeys(routes.topic_slug(label) for label in brief.topics if label.strip()):
            found[slug].append(brief)
    return {slug: tuple(held) for slug, held in found.items()}


def members(people: Iterable[Entity], entity_of: Callable[[str, str], Entity | None]) -> dict[str, tuple[Entity, ...]]:
    """Slug of an organization -> the people said to hold a role there, in their order."""
    found: dict[str, dict[str, Entity]] = defaultdict(dict)
    for person in people:
        for appearance in person.appearances:
            body = entity_of(appearance.brief, appearance.organization) if appearance.organization else None
            if body and body.kind == "organization":
                found[body.slug][person.slug] = person
    return {slug: tuple(held.values()) for slug, held in found.items()}


def weighed(
    entities: Iterable[Entity], briefs_of: Callable[[Entity], Collection[Brief]]
) -> dict[EntityKind, tuple[Entity, ...]]:
    """Entities by their kind: those in most briefs first, acting before named, then by name."""

    def weight(entity: Entity) -> tuple[int, int, str, str]:
        acting = sum(appearance.acting for appearance in entity.appearances)
        return (-len(briefs_of(entity)), -acting, entity.name.casefold(), entity.slug)

    ordered = sorted(entities, key=weight)
    return {kind: tuple(e for e in ordered if e.kind == kind) for kind in ENTITY_KINDS}


def newest_stories(stories: Iterable[Story], listed: Iterable[Brief]) -> tuple[Story, ...]:
    """Stories by the newest of their briefs, newest first; those without any that is listed left out."""
    rank = {brief.path: place for place, brief in enumerate(listed)}
    shown = [story for story in stories if any(path in rank for path in story.briefs)]
    shown.sort(key=lambda story: (min(rank[p] for p in story.briefs if p in rank), story.slug))
    return tuple(shown)


def labels_of(briefs: Iterable[Brief]) -> dict[str, str]:
    """Slug -> label of every topic, in the order of the labels; of several ways to write one the first."""
    found: dict[str, str] = {}
    for label in sorted({label for brief in briefs for label in brief.topics if label.strip()}):
        found.setdefault(routes.topic_slug(label), label[:1].upper() + label[1:])
    return found


def topic_pages(topics: Iterable[str], before: Collection[str]) -> dict[str, str]:
    """Slug -> path of the page of each topic. `before`: paths of those that stand on disk and keep their addresses."""

    def stays(slug: str) -> bool:
        return routes.of_topic(slug) in before

    found: dict[str, str] = {}
    taken: set[str] = set()
    # Pages that stand come first, then those whose words are their address as they are.
    for slug in sorted(topics, key=lambda slug: (not stays(slug), safe(short(slug)) != slug, slug)):
        fit = slug if stays(slug) else safe(short(slug))
        free = told_apart(fit, [beyond(fit, slug)], lambda s: address(routes.of_topic(s)) in taken)
        found[slug] = routes.of_topic(free)
        taken.add(address(found[slug]))
    return found


def looked_up(entities: Iterable[Entity]) -> set[str]:
    """Addresses of those whom somebody would look up: who acts in a brief or is named in two, and all about whom a
    question is open.
    """
    found: set[str] = set()
    for entity in entities:
        twins = [routes.of_entity(replace(entity, slug=other.slug)) for other in entity.possibly_same]
        is_asked = bool(twins or entity.possibly_two)
        briefs = {appearance.brief for appearance in entity.appearances}
        if is_asked or len(briefs) > 1 or any(appearance.acting for appearance in entity.appearances):
            found |= {routes.of_entity(entity), *twins}
    return found

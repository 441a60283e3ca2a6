"""Who may be whom: pages that hold two of one name, and two pages that are one, with what to write for each answer.

Reach for `joined` and `apart` by way of `site.questions`.
"""

from __future__ import annotations

import json
from dataclasses import dataclass

from generator.model import ENTITY_KINDS, KINDS, Entity, EntityKind, PossiblySame, PossiblyTwo
from generator.site import routes
from generator.site.site import Site

_ONE = {"person": "one person", "organization": "one organization", "place": "one place"}
_MOST = 3
"""Titles named in a question."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question on who is who."""

    entity: Entity
    ask: str
    why: str
    paste: tuple[str, str]
    """What to write if it is one, and if it is two."""
    weight: int
    """Briefs that stand on the pages in question."""


def joined(site: Site) -> tuple[Asked, ...]:
    """Joins that a person should look at: equal names, and something that speaks for two. The widest reach first."""
    found = [
        Asked(entity, _ask_of(site, entity, doubt), doubt.reason, _ways(entity, doubt), len(site.briefs_of(entity)))
        for kind in ENTITY_KINDS
        for entity in site.by_weight(kind)
        for doubt in entity.possibly_two
    ]
    return tuple(sorted(found, key=lambda asked: -asked.weight))


def _ask_of(site: Site, entity: Entity, doubt: PossiblyTwo) -> str:
    titles = [f"“{site.brief_at[path].title}”" for path in doubt.briefs if path in site.brief_at]
    more = f" and {len(titles) - _MOST} more" if len(titles) > _MOST else ""
    return f"Is {entity.title} somebody else in {', '.join(titles[:_MOST])}{more}?"


def _ways(entity: Entity, doubt: PossiblyTwo) -> tuple[str, str]:
    briefs = " ".join(f"--brief {path}" for path in doubt.briefs)
    return _listing("briefs", (doubt.rest, *doubt.briefs)), f"dateline split {routes.key_of(entity)} {briefs}"


def apart(site: Site) -> tuple[Asked, ...]:
    """Pairs of pages that may be one, each asked on one of them; the widest reach first."""
    found = [
        _ask(site, entity, other, twin)
        for kind in ENTITY_KINDS
        for entity in site.by_weight(kind)
        for other in entity.possibly_same
        if (twin := site.entity_at.get(f"{KINDS[kind].folder}/{other.slug}"))
        and (entity.slug < other.slug or not _asks_back(site, kind, other.slug, entity))
    ]
    return tuple(sorted(found, key=lambda asked: -asked.weight))


def _ask(site: Site, entity: Entity, other: PossiblySame, twin: Entity) -> Asked:
    ask = f"Are {entity.title} and {twin.title} {_ONE[entity.kind]}?"
    weight = len(site.briefs_of(entity)) + len(site.briefs_of(twin))
    if entity.name == twin.name:
        mine, theirs = (tuple(dict.fromkeys(a.brief for a in e.appearances)) for e in (entity, twin))
        two = f"{_listing('briefs', mine[:1])}\n{_listing('not', theirs)}"
        return Asked(entity, ask, other.reason, (_listing("briefs", (*mine[:1], *theirs)), two), weight)
    paste = (_listing("aliases", (twin.name,)), _listing("not", (twin.name,)))
    return Asked(entity, ask, other.reason, paste, weight)


def _listing(key: str, items: tuple[str, ...]) -> str:
    return f"{key}: [{', '.join(json.dumps(item, ensure_ascii=False) for item in items)}]"


def _asks_back(site: Site, kind: EntityKind, slug: str, entity: Entity) -> bool:
    """Whether the other page asks the same question, so that once is enough."""
    other = site.entity_at.get(f"{KINDS[kind].folder}/{slug}")
    return other is not None and any(found.slug == entity.slug for found in other.possibly_same)

"""Who holds which role where, and in which briefs that is said: one row a role, whatever its spelling."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from generator.exports.text import plain
from generator.model import Appearance, Entity
from generator.site.offices import role_key
from generator.site.site import Site


@dataclass(frozen=True, slots=True)
class Role:
    """A role as the first brief that gives it words it."""

    role: str
    """May be empty, where only the organization is given."""
    organization: str
    """As worded; empty where none is given."""
    held_at: Entity | None
    """The page of the organisation (or country) it is held in."""
    briefs: tuple[str, ...]
    """Paths, by date."""


def roles_of(site: Site, entity: Entity) -> tuple[Role, ...]:
    """The roles of a person or organisation, by where they are held, then by name."""
    found: dict[tuple[str, str], list[Appearance]] = defaultdict(list)
    held: dict[tuple[str, str], Entity | None] = {}
    for appearance in entity.appearances:
        held_at = site.entity_of(appearance.brief, appearance.organization) if appearance.organization else None
        where = f"{held_at.kind}/{held_at.slug}" if held_at else plain(appearance.organization or "").casefold()
        key = (where, role_key(plain(appearance.role or "")))
        if any(key):
            found[key].append(appearance)
            held[key] = held_at
    return tuple(_role(said, held[key]) for key, said in sorted(found.items()))


def _role(said: list[Appearance], held_at: Entity | None) -> Role:
    first = said[0]
    return Role(
        plain(first.role or ""),
        plain(first.organization or ""),
        held_at,
        tuple(dict.fromkeys(a.brief for a in said)),
    )

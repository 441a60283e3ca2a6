"""Roles and the organizations in which they are held, as reports give them."""

from __future__ import annotations

from collections import Counter

from generator.model import Appearance, Entity


def role_key(role: str | None) -> str:
    """What "Secretary-General" and "Secretary General" have in common; a role of hyphens alone is itself."""
    folded = (role or "").casefold().strip()
    return " ".join(folded.replace("-", " ").split()) or folded


def known_as(entity: Entity) -> Appearance | None:
    """The appearance with the role most often given to an entity, the latest of equals; else one at an employer."""
    newest = tuple(reversed(entity.appearances))
    roles = Counter(role_key(a.role) for a in newest if a.role)
    if roles:
        best = roles.most_common(1)[0][0]
        return next(a for a in newest if role_key(a.role) == best)
    return next((a for a in newest if a.organization), None)


def office(role: str | None, organization: str | None) -> str:
    """ "Secretary-General, WHO"; an organization that the role already names is not said twice."""
    if role and organization and organization.casefold() not in role.casefold():
        return f"{role}, {organization}"
    return role or organization or ""

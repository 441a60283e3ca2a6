"""Who bears which name: the tables behind `Site.entity_of`."""

from __future__ import annotations

from collections.abc import Iterable

from generator.model import Entity


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

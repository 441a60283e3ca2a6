"""Who bears which name, and what topics are called: the tables behind `Site.entity_of` and `Site.topics`."""

from __future__ import annotations

from collections.abc import Iterable

from generator.model import Brief, Entity
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


def labels_of(briefs: Iterable[Brief]) -> dict[str, str]:
    """Slug -> label of every topic, in the order of the labels; of several ways to write one the first."""
    found: dict[str, str] = {}
    for label in sorted({label for brief in briefs for label in brief.topics if label.strip()}):
        found.setdefault(routes.topic_slug(label), label[:1].upper() + label[1:])
    return found

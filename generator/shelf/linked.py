"""Who is who and what happened, over all briefs of a site at once, under what people decided."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.config import Settings
from generator.entities import link
from generator.errors import spared
from generator.model import ENTITY_KINDS, Brief, Entity, Problem, Story, Storyline
from generator.shelf.decided import decisions, earlier_namings, held_before, titled_by_hand
from generator.shelf.read import Shelf
from generator.site import Site
from generator.stories import told


@dataclass(frozen=True, slots=True)
class Linked:
    """What a site is made of."""

    briefs: tuple[Brief, ...]
    """Those that could be linked."""
    entities: tuple[Entity, ...]
    stories: tuple[Story, ...]
    storylines: tuple[Storyline, ...]
    failed: tuple[Problem, ...] = ()
    """Briefs, by path below `docs/`, at which linking fails: their pages stay as they are."""


def linked(shown: Sequence[Brief], shelf: Shelf) -> Linked:
    """The briefs of a site with the names and events that join them.

    A brief at which linking fails is left out of it. Raises DatelineError where it fails at no one of them: then there
    is no telling who is who, and nothing may be written.
    """

    def together(part: Sequence[Brief]) -> tuple[tuple[Entity, ...], tuple[Story, ...], tuple[Storyline, ...]]:
        briefs = tuple(part)
        entities = link(briefs, decisions(shelf), earlier_namings(shelf))
        found = told(briefs, entities, held_before(shelf, "story"), held_before(shelf, "storyline"))
        stories, storylines = titled_by_hand(found.stories, shelf), titled_by_hand(found.storylines, shelf)
        _check(briefs, entities, stories, storylines)
        return entities, stories, storylines

    kept, found, failed = spared(shown, lambda brief: brief.path, "linked with the others", together)
    return Linked(kept, *found, failed)


def as_site(found: Linked, shelf: Shelf, settings: Settings) -> Site:
    """The site of these briefs and names, as its pages will show it."""
    topics = frozenset(path for path, _ in shelf.of_kind("topic"))
    return Site(
        found.briefs,
        found.entities,
        found.stories,
        source_text=settings.source_text,
        topic_pages_before=topics,
        entity_pages=settings.entity_pages,
        pages_by_hand=shelf.touched(*ENTITY_KINDS),
        storylines=found.storylines,
    )


def _check(
    briefs: Sequence[Brief], entities: Sequence[Entity], stories: Sequence[Story], storylines: Sequence[Storyline]
) -> None:
    """Raises ValueError for entities, stories and storylines that can't be of these briefs."""
    paths = {brief.path for brief in briefs}
    for found, kind in ((entities, Entity), (stories, Story), (storylines, Storyline)):
        if not isinstance(found, tuple) or not all(isinstance(each, kind) for each in found):
            raise ValueError(f"{type(found).__name__} in place of {kind.__name__}s")
    named = {appearance.brief for entity in entities for appearance in entity.appearances}
    if unknown := (named | {path for story in stories for path in story.briefs}) - paths:
        raise ValueError(f"speaks of {min(unknown)}, which is no brief of the site")
    if untold := {slug for line in storylines for slug in line.stories} - {story.slug for story in stories}:
        raise ValueError(f"strings {min(untold)}, which is no story of the site")

"""What people decided on pages of people, places, stories and the like, and which briefs these held before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from generator.entities import decision_of
from generator.model import ENTITY_KINDS, EntityDecision, ShelfKind, Story, Storyline
from generator.shelf.read import Shelf
from generator.site.routes import kind_of, of_story, of_storyline

Titled = TypeVar("Titled", Story, Storyline)


def decisions(shelf: Shelf) -> tuple[EntityDecision, ...]:
    """What people decided on the pages of people, organisations and places."""
    return tuple(
        decision_of(kind, slug_of(path), shelf.proposed(path), document.meta)
        for kind in ENTITY_KINDS
        for path, document in shelf.of_kind(kind)
    )


def earlier_namings(shelf: Shelf) -> dict[str, tuple[str, ...]]:
    """Which briefs each page of a person, organisation or place was named in before, by kind and slug."""
    return {
        f"{kind}/{slug_of(path)}": record.members
        for path, record in shelf.records.items()
        if (kind := kind_of(path)) in ENTITY_KINDS and path in shelf.documents
    }


def held_before(shelf: Shelf, kind: ShelfKind) -> dict[str, tuple[str, ...]]:
    """Which briefs each page of a story, or of a storyline, held before, by slug."""
    return {
        slug_of(path): record.members
        for path, record in shelf.records.items()
        if kind_of(path) == kind and path in shelf.documents
    }


def titled_by_hand(stories: Sequence[Titled], shelf: Shelf) -> tuple[Titled, ...]:
    """Stories, or storylines, under the titles that people gave them."""
    return tuple(_titled(story, shelf) for story in stories)


def _titled(story: Titled, shelf: Shelf) -> Titled:
    path = of_story(story.slug) if isinstance(story, Story) else of_storyline(story.slug)
    document, base = shelf.documents.get(path), shelf.proposed(path) or {}
    title = document.meta.get("title") if document else None
    return replace(story, title=str(title)) if title and title != base.get("title") else story


def slug_of(path: str) -> str:
    """`jane-doe` for `people/jane-doe.md`."""
    return path.rpartition("/")[2].removesuffix(".md")

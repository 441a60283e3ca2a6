"""What the generator says now against what people wrote: briefs settled, decisions gathered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from generator import briefs
from generator.entities import decision_of
from generator.model import ENTITY_KINDS, Article, Brief, EntityDecision, Facts, Proposal, Story
from generator.shelf.read import Shelf
from generator.site.routes import kind_of


@dataclass(frozen=True, slots=True)
class Draft:
    """A brief as the generator would write it, and the page it belongs on."""

    path: str
    article: Article
    facts: Facts
    proposal: Proposal


@dataclass(frozen=True, slots=True)
class Settled:
    """A brief with its corrections applied, and the front matter to write."""

    brief: Brief
    meta: Mapping[str, Any]
    base: Mapping[str, Any]
    """What to keep in the record as the base of the next merge."""
    draft: Draft | None
    """None for a brief that no seed stands behind (any more)."""


def draft(
    articles: Sequence[Article], facts: Sequence[Facts], pages: Mapping[str, str], shelf: Shelf
) -> tuple[Draft, ...]:
    """A draft for each article, on the page it has (by the article's id) or on a new one."""
    taken = {*shelf.documents, *shelf.records}
    drafts = []
    for article, found in zip(articles, facts, strict=True):
        proposal = briefs.compose(article, found)
        path = pages.get(article.id) or briefs.page_path(proposal, taken)
        taken.add(path)
        drafts.append(Draft(path, article, found, proposal))
    return tuple(drafts)


def settle(drafts: Sequence[Draft], shelf: Shelf, prune: bool = False) -> tuple[Settled, ...]:
    """Every brief of the site, by path: drafted ones, ones whose seed is gone, and ones written by hand.

    `prune` leaves out those whose seed is gone and that no person has touched.
    """
    settled = [_settle_draft(d, shelf) for d in drafts]
    drafted = {d.path for d in drafts}
    alone = (path for path, _ in shelf.of_kind("brief") if path not in drafted)
    settled += [_settle_page(path, shelf) for path in alone if not (prune and shelf.is_untouched(path))]
    return tuple(sorted(settled, key=lambda s: s.brief.path))


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


def earlier_stories(shelf: Shelf) -> dict[str, tuple[str, ...]]:
    """Which briefs each story page held before, by slug."""
    return {
        slug_of(path): record.members
        for path, record in shelf.records.items()
        if kind_of(path) == "story" and path in shelf.documents
    }


def titled_by_hand(stories: Sequence[Story], shelf: Shelf) -> tuple[Story, ...]:
    """Stories under the titles that people gave them."""
    return tuple(_titled(story, shelf) for story in stories)


def _titled(story: Story, shelf: Shelf) -> Story:
    path = f"stories/{story.slug}.md"
    document, base = shelf.documents.get(path), shelf.proposed(path) or {}
    title = document.meta.get("title") if document else None
    return replace(story, title=str(title)) if title and title != base.get("title") else story


def slug_of(path: str) -> str:
    """`jane-doe` for `people/jane-doe.md`."""
    return path.rpartition("/")[2].removesuffix(".md")


def _settle_draft(drafted: Draft, shelf: Shelf) -> Settled:
    merged = shelf.merged(drafted.path, drafted.proposal.meta)
    brief = briefs.to_brief(
        drafted.path,
        merged.meta,
        merged.corrected,
        merged.disagreements,
        drafted.article,
        drafted.facts,
        drafted.proposal.evidence,
    )
    return Settled(brief, merged.meta, merged.base, drafted)


def _settle_page(path: str, shelf: Shelf) -> Settled:
    """A page without a draft. Its record, if it has one, still holds the evidence of the seed that went away."""
    meta = shelf.documents[path].meta
    record = shelf.records.get(path)
    if record is None or record.article is None or record.facts is None:
        brief = briefs.to_brief(path, meta, (), (), None, None, ())
        return Settled(replace(brief, seed_gone=bool(brief.seed)), meta, {}, None)
    merged = shelf.merged(path, shelf.proposed(path) or {})
    evidence = briefs.compose(record.article, record.facts).evidence
    brief = briefs.to_brief(path, meta, merged.corrected, merged.disagreements, record.article, record.facts, evidence)
    return Settled(replace(brief, seed_gone=bool(brief.seed)), meta, record.proposed, None)

"""What the generator says now against what people wrote: briefs settled, decisions gathered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from generator import briefs
from generator.model import Article, Brief, Facts, Proposal
from generator.shelf.read import Shelf


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


def settle_one(path: str, shelf: Shelf, has_seed: bool) -> Settled:
    """One brief, from its record alone: as the last run left it, corrections applied."""
    record = shelf.records.get(path)
    if has_seed and record and record.article and record.facts:
        proposal = briefs.compose(record.article, record.facts)
        return _settle_draft(Draft(path, record.article, record.facts, proposal), shelf)
    return _settle_page(path, shelf)


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

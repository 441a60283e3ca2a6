"""What the generator says now against what people wrote: briefs settled, decisions gathered."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from generator import briefs, front_matter
from generator.errors import tried
from generator.facts import Read
from generator.front_matter import Document
from generator.model import Article, Brief, Facts, Problem, Proposal
from generator.model.sound import sound
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


@dataclass(frozen=True, slots=True)
class Drafts:
    """What the articles of a run would be."""

    drafts: tuple[Draft, ...] = ()
    failed: tuple[Problem, ...] = ()
    """Articles from which no brief can be made, by id: their pages stay as they were."""


@dataclass(frozen=True, slots=True)
class Settlement:
    """Every brief of the site, by path, and what could not be settled."""

    settled: tuple[Settled, ...] = ()
    failed: tuple[Problem, ...] = ()
    """Pages below `docs/` that are to be left as they are."""

    @property
    def shown(self) -> tuple[Brief, ...]:
        """The briefs that nobody withdrew."""
        return tuple(each.brief for each in self.settled if not each.brief.withdrawn)


def draft(articles: Sequence[Article], facts: Sequence[Read], pages: Mapping[str, str], shelf: Shelf) -> Drafts:
    """A draft for each article, on the page it has (by the article's id) or on a new one."""
    taken = {*shelf.documents, *shelf.records, *shelf.mistaken}
    drafts: list[Draft] = []
    failed: list[Problem] = []
    for article, found in zip(articles, facts, strict=True):
        if isinstance(found, Problem):
            failed.append(found)
            continue
        if article.id in shelf.claimed:
            continue
        drafted, wrong = tried(article.id, "composed", partial(_draft, article, found, pages.get(article.id), taken))
        failed += wrong
        if drafted:
            taken.add(drafted.path)
            drafts.append(drafted)
    return Drafts(tuple(drafts), tuple(failed))


def settle(drafts: Sequence[Draft], shelf: Shelf, prune: bool = False, unread: Sequence[str] = ()) -> Settlement:
    """Every brief of the site, by path: drafted ones, ones whose seed is gone, and ones written by hand.

    `unread`: seeds, folders of seeds and articles that are there and can't be read: their briefs stand on their
    records. `prune` leaves out those whose seed is gone and that no person has touched.
    """
    drafted = {d.path for d in drafts}
    alone = [(path, _is_unread(document, unread)) for path, document in shelf.of_kind("brief") if path not in drafted]
    kept = [(path, waits) for path, waits in alone if waits or not (prune and shelf.is_untouched(path))]
    work: list[tuple[str, Callable[[], Settled]]] = [(d.path, partial(_settle_draft, d, shelf)) for d in drafts]
    work += [(path, partial(_settle_page, path, shelf, waits)) for path, waits in kept]
    settled: list[Settled] = []
    failed: list[Problem] = []
    for path, settling in work:
        done, wrong = tried(path, "merged", settling)
        failed += wrong
        if done is None and path in shelf.documents:
            done, _ = tried(path, "merged", partial(_as_it_stands, path, shelf))
        settled += [] if done is None else [done]
    return Settlement(tuple(sorted(settled, key=lambda s: s.brief.path)), tuple(failed))


def settle_again(before: Settled, shelf: Shelf) -> Settled:
    """A brief that was settled, under what its page says now. Its seed and its facts are as they were."""
    if before.draft:
        return _settle_draft(before.draft, shelf)
    return _settle_page(before.brief.path, shelf, bool(before.brief.seed) and not before.brief.seed_gone)


def settle_one(path: str, shelf: Shelf, has_seed: bool) -> Settled:
    """One brief, from its record alone: as the last run left it, corrections applied."""
    record = shelf.records.get(path)
    if has_seed and record and record.article and record.facts:
        proposal = briefs.compose(record.article, record.facts)
        return _settle_draft(Draft(path, record.article, record.facts, proposal), shelf)
    return _settle_page(path, shelf, False)


def _draft(article: Article, facts: Facts, page: str | None, taken: Collection[str]) -> Draft:
    proposal = briefs.compose(article, facts)
    path = page or briefs.page_path(proposal, taken)
    if problems := front_matter.validate("brief", Document(path, proposal.meta, "")):
        raise ValueError(problems[0].what)
    return Draft(path, article, facts, sound(proposal, Proposal, article.text))


def _is_unread(page: Document, unread: Sequence[str]) -> bool:
    """Whether a page's seed is there and can't be read."""
    seed = str(page.meta.get("seed") or "")
    names = (f"{seed}/", f"{seed.rpartition('#')[0]}/")
    return bool(seed) and any(not each or name.startswith(f"{each}/") for name in names for each in unread)


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


def _as_it_stands(path: str, shelf: Shelf) -> Settled:
    """A page that is left alone, for what other pages tell of its brief: its front matter, without evidence."""
    meta, record = shelf.documents[path].meta, shelf.records.get(path)
    article, facts = (record.article, record.facts) if record else (None, None)
    return Settled(briefs.to_brief(path, meta, (), (), article, facts, ()), meta, {}, None)


def _settle_page(path: str, shelf: Shelf, waits: bool) -> Settled:
    """A page without a draft. Its record, if it has one, still holds the evidence of the seed that went away, or that
    can't be read now (`waits`).
    """
    meta = shelf.documents[path].meta
    record = shelf.records.get(path)
    if record is None or record.article is None or record.facts is None:
        brief = briefs.to_brief(path, meta, (), (), None, None, ())
        return Settled(replace(brief, seed_gone=bool(brief.seed) and not waits), meta, {}, None)
    merged = shelf.merged(path, shelf.proposed(path) or {})
    evidence = briefs.compose(record.article, record.facts).evidence
    brief = briefs.to_brief(path, meta, merged.corrected, merged.disagreements, record.article, record.facts, evidence)
    return Settled(replace(brief, seed_gone=bool(brief.seed) and not waits), meta, record.proposed, None)

"""The whole way on one screen: seeds in, files out. The only module that knows every stage."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.articles import articles_in, read_seeds, with_inferred_years
from generator.config import Settings
from generator.entities import link
from generator.errors import DatelineError
from generator.exports import data_files
from generator.exports.schemas import schema_files
from generator.model import Article, Problem, Seed
from generator.pages import asset_files, plan, plan_review
from generator.shelf.files import Files, Shelving, places_in
from generator.shelf.read import Shelf, read_shelf
from generator.shelf.settle import Settled, decisions, draft, earlier_namings, earlier_stories, settle, titled_by_hand
from generator.site import Site
from generator.stories import cluster

Track = Callable[[str, Sequence[Article]], Sequence[Article]]
"""Shows progress over a sequence of articles under a label, and gives the sequence back."""


def unseen(_: str, articles: Sequence[Article]) -> Sequence[Article]:
    """Shows no progress."""
    return articles


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run gives: every file it owns, and what became of each brief and seed."""

    files: Files
    settled: tuple[Settled, ...]
    site: Site
    shelf: Shelf
    failed: tuple[Problem, ...]
    """Seeds that could not be used; the others went on."""


def build(
    root: Path,
    settings: Settings,
    track: Track = unseen,
    fresh: bool = False,
    prune: bool = False,
) -> Outcome:
    """Everything the site at `root` should hold. Writes nothing: see `shelve.write`.

    `fresh` reads every article anew instead of trusting the facts in its record; `prune` gives up the briefs
    whose seed is gone, as far as no person has touched them.
    Raises DatelineError, with all problems at once, for front matter that can't be read.
    """
    seeds, unreadable = read_seeds(root / settings.seeds)
    shelf = read_shelf(root, settings)
    articles, unusable = split(seeds)
    drafts = draft(track("Reading articles", with_inferred_years(articles)), shelf, settings.recognizer, fresh)
    settled = settle(drafts, shelf, prune)
    shown = tuple(s.brief for s in settled if not s.brief.withdrawn)
    entities = link(shown, decisions(shelf), earlier_namings(shelf))
    stories = titled_by_hand(cluster(shown, entities, earlier_stories(shelf)), shelf)
    site = Site(shown, entities, stories, source_text=settings.source_text)
    overrides, shelving = settings.overrides(root), Shelving(site, shelf, settings, prune)
    beside = asset_files(overrides) | data_files(site) | schema_files(site)
    files = shelving.files(plan(site, overrides), settled, beside)
    files = shelving.with_page(files, plan_review(site, places_in(files, settings.docs), overrides))
    return Outcome(files, settled, site, shelf, tuple(p.within(settings.seeds) for p in (*unreadable, *unusable)))


def split(seeds: Sequence[Seed]) -> tuple[tuple[Article, ...], tuple[Problem, ...]]:
    """The articles of all seeds, and what is wrong with the seeds that give none."""
    articles: list[Article] = []
    problems: list[Problem] = []
    for seed in seeds:
        try:
            articles.extend(articles_in(seed))
        except DatelineError as error:
            problems.extend(error.problems)
    return tuple(articles), tuple(problems)

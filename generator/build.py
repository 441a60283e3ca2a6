"""The whole way on one screen: seeds in, files out. The only module that knows every stage.

`read_inputs` reads the disk, `site_of` makes a site of that, `files_of` makes its files; none of them writes. Who needs
a site asks for no files, and an edit is tried as `files_of(site_of(inputs.with_edit(...)))`, in memory.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from generator.articles import articles_of, read_seeds, with_inferred_years
from generator.config import Settings
from generator.entities import link
from generator.exports import data_files, schema_files
from generator.facts import read_facts
from generator.model import Article
from generator.pages import asset_files, lay_out, planned
from generator.shelf.decided import decisions, earlier_namings, earlier_stories, titled_by_hand
from generator.shelf.files import Files, Shelving
from generator.shelf.fronts import fronts_of
from generator.shelf.homes import homes, known_facts
from generator.shelf.inputs import How, Inputs, Outcome, Told
from generator.shelf.read import read_shelf
from generator.shelf.settle import draft, settle
from generator.shelf.twins import without_twins
from generator.site import Site
from generator.stories import cluster

AS_EVER = How()


def build(root: Path, settings: Settings, how: How = AS_EVER) -> Outcome:
    """Everything the site at `root` should hold. Writes nothing: see `shelf.files.write`."""
    inputs = read_inputs(root, settings)
    told = site_of(inputs, how)
    return Outcome(inputs, told, files_of(told, inputs, how))


def read_inputs(root: Path, settings: Settings) -> Inputs:
    """What stands on disk. Raises DatelineError, with all problems at once, for front matter that can't be read."""
    seeds, unreadable = read_seeds(root / settings.seeds)
    shelf = read_shelf(root, settings)
    return Inputs(root, settings, seeds, shelf, (*(p.within(settings.seeds) for p in unreadable), *shelf.refused))


def site_of(inputs: Inputs, how: How = AS_EVER) -> Told:
    """The site that seeds, records and corrections make."""
    seeds, twins = without_twins(inputs.seeds, inputs.shelf)
    articles, unusable = articles_of(seeds)
    told = site_of_articles(with_inferred_years(articles), inputs, how)
    return replace(told, failed=(*inputs.failed, *(p.within(inputs.settings.seeds) for p in (*twins, *unusable))))


def site_of_articles(articles: Iterable[Article], inputs: Inputs, how: How = AS_EVER) -> Told:
    """The same for articles at hand, whatever seeds there are; on an empty shelf, what a first run would make."""
    found, shelf, settings = tuple(articles), inputs.shelf, inputs.settings
    pages = homes(found, shelf)
    known = {} if how.fresh else known_facts(found, pages, shelf)
    facts = read_facts(found, known, settings.recognizer, how.map)
    settled = settle(draft(found, facts, pages, shelf), shelf, how.prune)
    shown = tuple(s.brief for s in settled if not s.brief.withdrawn)
    entities = link(shown, decisions(shelf), earlier_namings(shelf))
    stories = titled_by_hand(cluster(shown, entities, earlier_stories(shelf)), shelf)
    topics = frozenset(path for path, _ in shelf.of_kind("topic"))
    site = Site(shown, entities, stories, source_text=settings.source_text, topic_pages_before=topics)
    return Told(site, settled)


def files_of(told: Told, inputs: Inputs, how: How = AS_EVER) -> Files:
    """Every file of a site: pages laid out over what people wrote on them, records, data, assets."""
    site, shelf, settings = told.site, inputs.shelf, inputs.settings
    overrides = settings.overrides(inputs.root)
    pages = planned(site)
    fronts = fronts_of(pages, told.settled, site, shelf, settings.docs)
    beside = asset_files(overrides) | data_files(site) | schema_files(site)
    laid_out = lay_out(pages, fronts.place_of, overrides)
    return Shelving(site, shelf, settings, how.prune).files(laid_out, fronts, beside)

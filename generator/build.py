"""The whole way on one screen: seeds in, files out. The only module that knows every stage.

`read_inputs` reads the disk, `site_of` makes a site of that, `files_of` makes its files; none of them writes. Who needs
a site asks for no files, and an edit is tried as `files_of(site_of(inputs.with_edit(...)))`, in memory.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from generator.articles import articles_of, read_seeds, with_inferred_years
from generator.config import Settings
from generator.errors import Apart, spared
from generator.exports import all_files
from generator.facts import read_facts
from generator.model import Article, Problems
from generator.pages import asset_files, lay_out, planned
from generator.shelf.files import Files, Shelving
from generator.shelf.fronts import fronts_of
from generator.shelf.homes import homes, known_facts
from generator.shelf.inputs import How, Inputs, Outcome, Told
from generator.shelf.linked import linked
from generator.shelf.read import read_shelf
from generator.shelf.settle import draft, settle
from generator.shelf.twins import without_twins
from generator.site import Site

AS_EVER = How()


def build(root: Path, settings: Settings, how: How = AS_EVER) -> Outcome:
    """Everything the site at `root` should hold. Writes nothing: see `shelf.files.write`."""
    with Apart(settings.docs, "made"):
        inputs = read_inputs(root, settings)
        told = site_of(inputs, how)
        return Outcome(inputs, told, files_of(told, inputs, how))


def read_inputs(root: Path, settings: Settings) -> Inputs:
    """What stands on disk. Pages that can't be read count as they last stood, and are among what failed."""
    seeds, unreadable = read_seeds(root / settings.seeds)
    shelf = read_shelf(root, settings)
    return Inputs(root, settings, seeds, shelf, unreadable)


def site_of(inputs: Inputs, how: How = AS_EVER) -> Told:
    """The site that seeds, records and corrections make."""
    seeds, twins = without_twins(inputs.seeds, inputs.shelf)
    articles, unusable = articles_of(seeds, inputs.settings.is_day_first)
    _, dated, undated = spared(articles, lambda article: article.id, "dated", with_inferred_years)
    return site_of_articles(dated, inputs, how, (*inputs.unread, *twins, *unusable, *undated))


def site_of_articles(articles: Iterable[Article], inputs: Inputs, how: How = AS_EVER, unread: Problems = ()) -> Told:
    """The same for articles at hand, whatever seeds there are; on an empty shelf, what a first run would make."""
    found, shelf, settings = tuple(articles), inputs.shelf, inputs.settings
    pages = homes(found, shelf)
    known = {} if how.fresh else known_facts(found, pages, shelf)
    drafts = draft(found, read_facts(found, known, settings.recognizer, how.map), pages, shelf)
    unread = (*unread, *drafts.failed)
    done = settle(drafts.drafts, shelf, how.prune, [problem.path for problem in unread])
    told = linked(done.shown, shelf)
    topics = frozenset(path for path, _ in shelf.of_kind("topic"))
    parts = told.briefs, told.entities, told.stories
    site = Site(*parts, source_text=settings.source_text, topic_pages_before=topics, storylines=told.storylines)
    return Told(site, done.settled, unread, (*done.failed, *told.failed))


def files_of(told: Told, inputs: Inputs, how: How = AS_EVER) -> Files:
    """Every file of a site: pages laid out over what people wrote on them, records, data, assets."""
    site, shelf, settings = told.site, inputs.shelf, inputs.settings
    overrides = settings.overrides(inputs.root)
    pages = planned(site)
    fronts = fronts_of(pages, told.settled, site, shelf, settings.docs)
    laid_out, failed = lay_out(pages, fronts.place_of, overrides)
    data, unmade = all_files(site)
    left = (*told.left, *fronts.failed, *failed, *unmade)
    return Shelving(site, shelf, settings, how.prune, left).files(laid_out, fronts, asset_files(overrides) | data)

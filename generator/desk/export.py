"""One export format without a site on the web: of a site's folder, or of texts alone. Behind `dateline export`."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from generator import briefs
from generator.build import build
from generator.config import Settings
from generator.entities import link
from generator.exports import FORMATS
from generator.facts import find_facts
from generator.model import Article, Brief
from generator.site import Site
from generator.stories import cluster

NAMES = tuple(each.file for each in FORMATS)


def export_site(name: str, root: Path, settings: Settings) -> str:
    """The file `name` as a run would write it for the site at `root`, corrections included. Writes nothing."""
    return _made(name, build(root, settings).site)


def export_articles(name: str, articles: Iterable[Article], recognizer: str) -> str:
    """The same for articles that belong to no site: found, linked and grouped as a first run would."""
    taken: set[str] = set()
    found = tuple(_brief(article, recognizer, taken) for article in articles)
    entities = link(found)
    return _made(name, Site(found, entities, cluster(found, entities)))


def _made(name: str, site: Site) -> str:
    return next(each for each in FORMATS if each.file == name).make(site)


def _brief(article: Article, recognizer: str, taken: set[str]) -> Brief:
    facts = find_facts(article, recognizer)
    proposal = briefs.compose(article, facts)
    path = briefs.page_path(proposal, taken)
    taken.add(path)
    return briefs.to_brief(path, proposal.meta, (), (), article, facts, proposal.evidence)

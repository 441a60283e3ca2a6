"""One export format without a site on the web: of a site's folder, or of texts alone. Behind `dateline export`."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from generator.build import site_of_articles
from generator.config import Settings
from generator.desk.at_hand import Tell, in_silence, site_at
from generator.exports import FORMATS
from generator.model import Article
from generator.shelf.inputs import Inputs
from generator.site import Site

NAMES = tuple(each.file for each in FORMATS)


def export_site(name: str, root: Path, settings: Settings, tell: Tell = in_silence) -> str:
    """The file `name` as a run would write it for the site at `root`, corrections included. Writes nothing."""
    return _made(name, site_at(root, settings, tell)[1])


def export_articles(name: str, articles: Iterable[Article], recognizer: str, tell: Tell = in_silence) -> str:
    """The same for articles that belong to no site: found, linked and grouped as a first run would."""
    inputs = Inputs(Path(), Settings.model_validate({"recognizer": recognizer}))
    made = site_of_articles(articles, inputs)
    tell(*made.unread, *made.left)
    return _made(name, made.site)


def _made(name: str, site: Site) -> str:
    return next(each for each in FORMATS if each.file == name).make(site)

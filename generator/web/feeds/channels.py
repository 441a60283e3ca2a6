"""Which feeds a site has, and what is in each: the newest briefs, never more than thirty."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.exports import ids, when
from generator.exports.names import name_of
from generator.exports.text import plain
from generator.model import Brief
from generator.site import routes
from generator.site.site import Site

FOLDER = "feeds"
MOST = 30
"""Briefs in a feed: a reader asks for it again and again."""
LEAST = 2
"""Briefs from which somebody or something has a feed: most names come once, and their feed would never change."""


@dataclass(frozen=True, slots=True)
class Channel:
    """One feed before it is written in a format."""

    page: str
    """The page it belongs to, below `docs/`."""
    title: str
    briefs: tuple[Brief, ...]
    """Latest told first."""

    @property
    def stem(self) -> str:
        """Where its files lie in the built site, without ending: `feeds/people/jane-doe`."""
        return f"{FOLDER}/{ids.of_page(self.page)}"


def channels(site: Site) -> Iterator[Channel]:
    """The feed of the whole site, of each topic and of everybody and everything named often enough."""
    yield Channel(routes.HOME, "", _latest(site.listed))
    for slug, label in site.topics.items():
        yield Channel(site.topic_page(slug), plain(label), _latest(site.briefs_of_topic(slug)))
    for path, entity in site.paged.items():
        if len(site.briefs_of(entity)) >= LEAST:
            yield Channel(path, name_of(entity), _latest(site.briefs_of(entity)))


def _latest(briefs: tuple[Brief, ...]) -> tuple[Brief, ...]:
    by_path = sorted(briefs, key=lambda brief: brief.path)
    return tuple(sorted(by_path, key=lambda brief: when.told(brief) or "", reverse=True)[:MOST])

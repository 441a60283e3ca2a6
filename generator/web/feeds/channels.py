"""Which feeds a site has, and what is in each: the newest briefs, never more than thirty."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.exports import ids, when
from generator.exports.names import name_of, title_of
from generator.exports.text import SUMMARY, passage, plain
from generator.model import Brief
from generator.site import routes
from generator.site.site import Site

FOLDER = "feeds"
MOST = 30
"""Briefs in a feed: a reader asks for it again and again."""
LEAST = 2
"""Briefs from which somebody or something has a feed: most names come once, and their feed would never change."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What a feed tells of a brief."""

    page: str
    title: str
    day: str | None
    publisher: str
    topics: tuple[str, ...]
    summary: str


@dataclass(frozen=True, slots=True)
class Channel:
    """One feed before it is written in a format."""

    page: str
    """The page it belongs to, below `docs/`."""
    title: str
    entries: tuple[Entry, ...]
    """Latest told first."""

    @property
    def stem(self) -> str:
        """Where its files lie in the built site, without ending: `feeds/people/jane-doe`."""
        return f"{FOLDER}/{ids.of_page(self.page)}"


def channels(site: Site) -> Iterator[Channel]:
    """The feed of the whole site, of each topic and of everybody and everything named often enough."""
    entries: dict[str, Entry] = {}

    def latest(briefs: tuple[Brief, ...]) -> tuple[Entry, ...]:
        for brief in briefs:
            if brief.path not in entries:
                entries[brief.path] = _entry(brief)
        found = sorted((entries[brief.path] for brief in briefs), key=lambda entry: entry.page)
        return tuple(sorted(found, key=lambda entry: entry.day or "", reverse=True)[:MOST])

    yield Channel(routes.HOME, "", latest(site.listed))
    for slug, label in site.topics.items():
        yield Channel(site.topic_page(slug), plain(label), latest(site.briefs_of_topic(slug)))
    for path, entity in site.paged.items():
        if len(site.briefs_of(entity)) >= LEAST:
            yield Channel(path, name_of(entity), latest(site.briefs_of(entity)))


def _entry(brief: Brief) -> Entry:
    title, topics = title_of(brief), tuple(filter(None, map(plain, brief.topics)))
    summary = passage(brief.summary or "", SUMMARY) or title
    return Entry(brief.path, title, when.told(brief), plain(brief.publisher or ""), topics, summary)

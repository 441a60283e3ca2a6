"""Which feeds a site has, and what is in each: the newest briefs, or what is ahead; never more than thirty."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from generator.exports import ids, when
from generator.exports.names import name_of, title_of
from generator.exports.text import PASSAGE, SUMMARY, passage, plain
from generator.model import Brief
from generator.site import dates, routes
from generator.site.events.ahead import Ahead, ahead_of
from generator.site.site import Site

FOLDER = "feeds"
MOST = 30
"""Briefs in a feed: a reader asks for it again and again."""
LEAST = 2
"""Briefs from which somebody or something has a feed: most names come once, and their feed would never change."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that a feed tells."""

    page: str
    """The report that it leads to."""
    title: str
    day: str | None
    publisher: str
    topics: tuple[str, ...]
    summary: str
    mark: str = ""
    """Behind the address in its id, where a report has several entries."""


@dataclass(frozen=True, slots=True)
class Channel:
    """One feed before it is written in a format."""

    page: str
    """The page it belongs to, below `docs/`."""
    title: str
    entries: tuple[Entry, ...]
    """Latest told first; of what is ahead the soonest."""

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
    ahead = ahead_of(site)[0][:MOST]
    yield Channel(routes.UPCOMING, "What is ahead", tuple(_of_ahead(one, site.source_text == "none") for one in ahead))
    for slug, label in site.topics.items():
        yield Channel(site.topic_page(slug), plain(label), latest(site.briefs_of_topic(slug)))
    for path, entity in site.paged.items():
        if len(site.briefs_of(entity)) >= LEAST:
            yield Channel(path, name_of(entity), latest(site.briefs_of(entity)))


def _entry(brief: Brief) -> Entry:
    title, topics = title_of(brief), tuple(filter(None, map(plain, brief.topics)))
    summary = passage(brief.summary or "", SUMMARY) or title
    return Entry(brief.path, title, when.told(brief), plain(brief.publisher or ""), topics, summary)


def _of_ahead(one: Ahead, is_wordless: bool) -> Entry:
    """A report's own sentence tells it, unless the site shows none of its words."""
    article, at = one.brief.article, one.span.start if one.span else 0
    sentence = article.sentence_at(at) if article and one.span and not is_wordless else None
    told = one.event.told if one.event else sentence.of(article.text) if article and sentence else title_of(one.brief)
    title = f"{dates.show(one.day)}: {passage(told, PASSAGE)}"
    mark = f"#ahead-{dates.order(one.day)}-{at}"
    return replace(_entry(one.brief), title=title, summary=title_of(one.brief), mark=mark)

"""Which feeds a site has, and what is in each: the newest briefs, or what is ahead; never more than thirty."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

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

    brief: Brief
    """The report that it leads to."""
    title: str
    summary: str
    mark: str = ""
    """Behind the address in its id, where a report has several entries."""


@dataclass(frozen=True, slots=True)
class Channel:
    """One feed before it is written in a format."""

    page: str
    """The page it belongs to, below `docs/`."""
    title: str
    briefs: tuple[Brief, ...]
    """Latest told first."""
    ahead: tuple[Entry, ...] = ()
    """What is told in place of the briefs, soonest first."""

    @property
    def stem(self) -> str:
        """Where its files lie in the built site, without ending: `feeds/people/jane-doe`."""
        return f"{FOLDER}/{ids.of_page(self.page)}"

    @property
    def entries(self) -> tuple[Entry, ...]:
        """What it holds, in its order."""
        return self.ahead or tuple(map(_of_brief, self.briefs))


def channels(site: Site) -> Iterator[Channel]:
    """The feed of the whole site, of each topic and of everybody and everything named often enough."""
    yield Channel(routes.HOME, "", _latest(site.listed))
    ahead = ahead_of(site)[0][:MOST]
    told = tuple(_of_ahead(one, site.source_text == "none") for one in ahead)
    yield Channel(routes.UPCOMING, "What is ahead", _latest(tuple(one.brief for one in ahead)), told)
    for slug, label in site.topics.items():
        yield Channel(site.topic_page(slug), plain(label), _latest(site.briefs_of_topic(slug)))
    for path, entity in site.paged.items():
        if len(site.briefs_of(entity)) >= LEAST:
            yield Channel(path, name_of(entity), _latest(site.briefs_of(entity)))


def _of_brief(brief: Brief) -> Entry:
    return Entry(brief, title_of(brief), passage(brief.summary or "", SUMMARY) or title_of(brief))


def _of_ahead(one: Ahead, is_wordless: bool) -> Entry:
    """A report's own sentence tells it, unless the site shows none of its words."""
    article, at = one.brief.article, one.span.start if one.span else 0
    sentence = article.sentence_at(at) if article and one.span and not is_wordless else None
    told = one.event.told if one.event else sentence.of(article.text) if article and sentence else title_of(one.brief)
    title = f"{dates.show(one.day)}: {passage(told, PASSAGE)}"
    return Entry(one.brief, title, title_of(one.brief), f"#ahead-{dates.order(one.day)}-{at}")


def _latest(briefs: tuple[Brief, ...]) -> tuple[Brief, ...]:
    by_path = sorted(briefs, key=lambda brief: brief.path)
    return tuple(sorted(by_path, key=lambda brief: when.told(brief) or "", reverse=True)[:MOST])

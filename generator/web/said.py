"""What a built site says to machines: descriptions, heads of pages, feeds, robots.txt. Texts only, whatever the host.

Reach for `said_of` once a build, when the host knows its addresses; then ask for each page.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from html import escape

from generator.exports.when import NEVER
from generator.site import Site, routes
from generator.web.feeds import Feed, feeds
from generator.web.head import About, Subject, feed_lines, head_lines, subjects, with_head

ROBOTS = "robots.txt"
_NOINDEX = '<meta name="robots" content="noindex">'


@dataclass(frozen=True, slots=True)
class Said:
    """All of it, for one build. The briefs themselves are let go before the pages are built."""

    about: About
    subjects: Mapping[str, Subject] = field(default_factory=dict)
    feeds: Mapping[str, Feed] = field(default_factory=dict)

    def description_of(self, page: str) -> str | None:
        """What a page, by its path below `docs/`, is about in a line; None where nobody knows."""
        subject = self.subjects.get(page)
        return subject.description or None if subject else None

    def day_of(self, page: str) -> str | None:
        """The day of a page for the sitemap, which no clock decides; None where the site was not generated here."""
        subject = self.subjects.get(page)
        return (
            ((subject.day if subject else None) or self.subjects[routes.HOME].day or NEVER) if self.subjects else None
        )

    def with_feed_links(self, html: str, page: str) -> str:
        """The page on data names the site's feeds; where there are any, it leads to them."""
        feed = self.feeds.get(routes.HOME) if page == routes.DATA else None
        for path, _ in (feed.atom, feed.json) if feed else ():
            html = html.replace(f"<code>{path}</code>", f'<a href="{escape(self.about.url)}{path}">{path}</a>')
        return html

    def with_head(self, html: str, page: str, title: str, description: str, url: str | None) -> str:
        """A built page with its lines in its head; `url` is its full address, where the site has one."""
        subject = self.subjects.get(page) or Subject("", description, "website", None, None)
        found = (self.feeds.get(each) for each in dict.fromkeys((page, routes.HOME)))
        links = feed_lines(link for feed in found if feed for link in feed.links(self.about.url))
        return with_head(html, (*head_lines(subject, self.about, title, url), *links))

    def told_in(self, page: str) -> tuple[object, ...]:
        """All that `with_head` takes from a site for a page, for who keeps built pages."""
        found = (self.feeds.get(each) for each in (page, routes.HOME))
        return (self.about, self.subjects.get(page), *(feed.links(self.about.url) for feed in found if feed))

    @property
    def files(self) -> Mapping[str, str]:
        """The files of the built site that are no pages, by their paths. `robots.txt` is for sites that have none."""
        texts = dict(each for feed in self.feeds.values() for each in (feed.atom, feed.json))
        if self.about.url:
            texts[ROBOTS] = f"User-agent: *\nAllow: /\nSitemap: {self.about.url}sitemap.xml\n"
        return texts


def kept_out(html: str) -> str:
    """A page that only leads on, kept out of search engines."""
    return with_head(html, (_NOINDEX,))


def said_of(site: Site, about: About, address: Callable[[str, str], str | None]) -> Said:
    """What a site says. `address` gives the way to a page, by its path, from another: full where the site has one."""
    return Said(
        about, dict(subjects(site, about, address)), feeds(site, about, lambda path: address(path, path) or about.url)
    )


def said_of_some(site: Site, before: Said, address: Callable[[str, str], str | None]) -> Said:
    """The same for some pages of a site that has changed a little: each is made when it is asked for, and feeds are as
    they were. Holds the site as long as it lasts.
    """
    return Said(before.about, subjects(site, before.about, address), before.feeds)

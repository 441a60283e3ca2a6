"""What a built site says to machines: descriptions, heads of pages, feeds, robots.txt. Texts only, whatever the host.

Reach for `Said` once a build, when the host knows its addresses; then ask for each page.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from html import escape

from generator.exports.when import NEVER
from generator.site import routes
from generator.web.feeds import Feed, feeds
from generator.web.head import (
    About,
    Address,
    Subject,
    addressed,
    dataset,
    feed_lines,
    head_lines,
    website,
    with_head,
)
from generator.web.told import NOTHING, Told

ROBOTS = "robots.txt"
_NOINDEX = '<meta name="robots" content="noindex">'


def _nowhere(path: str, here: str) -> None:
    """The address of no page."""


@dataclass(frozen=True, slots=True)
class Said:
    """All of it, for one build."""

    about: About
    told: Told = NOTHING
    address: Address = _nowhere
    feeds: Mapping[str, Feed] = field(init=False)

    def __post_init__(self) -> None:
        """Feeds are whole files, written all at once."""
        found = feeds(self.told.channels, self.about, lambda path: self.address(path, path) or self.about.url)
        object.__setattr__(self, "feeds", found)

    def description_of(self, page: str) -> str | None:
        """What a page, by its path below `docs/`, is about in a line; None where nobody knows."""
        subject = self.told.subjects.get(page)
        return (subject.description or self.about.description or None) if subject else None

    def day_of(self, page: str) -> str | None:
        """The day of a page for the sitemap, which no clock decides; None where the site was not generated here."""
        subjects = self.told.subjects
        subject = subjects.get(page)
        return ((subject.day if subject else None) or subjects[routes.HOME].day or NEVER) if subjects else None

    def with_feed_links(self, html: str, page: str) -> str:
        """The page on data names the site's feeds; where there are any, it leads to them."""
        feed = self.feeds.get(routes.HOME) if page == routes.DATA else None
        for path, _ in (feed.atom, feed.json) if feed else ():
            html = html.replace(f"<code>{path}</code>", f'<a href="{escape(self.about.url)}{path}">{path}</a>')
        return html

    def with_head(self, html: str, page: str, title: str, description: str, url: str | None) -> str:
        """A built page with its lines in its head; `url` is its full address, where the site has one."""
        subject = self.subject_of(page) or Subject("", description, "website", None, None)
        found = (self.feeds.get(each) for each in dict.fromkeys((page, routes.HOME)))
        links = feed_lines(link for feed in found if feed for link in feed.links(self.about.url))
        return with_head(html, (*head_lines(subject, self.about, title, url), *links))

    def told_in(self, page: str) -> tuple[object, ...]:
        """All that `with_head` takes from a site for a page, for who keeps built pages."""
        found = (self.feeds.get(each) for each in (page, routes.HOME))
        return (self.about, self.subject_of(page), *(feed.links(self.about.url) for feed in found if feed))

    def subject_of(self, page: str) -> Subject | None:
        """What a page is about, at the addresses of this build; None where nobody knows."""
        subject = self.told.subjects.get(page)
        if subject is None:
            return None
        linked, title = subject.linked, subject.title
        if page == routes.HOME:
            linked, title = website(self.about), self.about.name
        elif page == routes.DATA:
            linked = dataset(self.about, self.address)
        linked = addressed(linked, page, self.about, self.address) if linked else None
        return replace(subject, title=title, description=self.description_of(page) or "", linked=linked)

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

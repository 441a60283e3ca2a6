"""What the built site says to machines: heads of pages, feeds, days for the sitemap, robots.txt."""

from __future__ import annotations

from dataclasses import dataclass, field
from html import escape
from pathlib import Path
from urllib.parse import urljoin

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from generator.exports.when import NEVER
from generator.site import Site, routes
from generator.web.feeds import Feed, feeds
from generator.web.head import About, Subject, feed_lines, head_lines, subjects, with_head

_RAW = ("title", "description", "author")
"""Front matter that the theme prints as it is."""


@dataclass(frozen=True, slots=True)
class Web:
    """All of it, for one build. Only texts: the briefs themselves are let go before the pages are built."""

    about: About
    subjects: dict[str, Subject] = field(default_factory=dict)
    feeds: dict[str, Feed] = field(default_factory=dict)

    def describe(self, page: Page) -> None:
        """Gives a page its description, unless its front matter has one, and a day that no clock decides."""
        subject = self.subjects.get(page.file.src_uri)
        if subject and not page.meta.get("description"):
            page.meta["description"] = subject.description or None
        if self.subjects:
            page.update_date = (subject.day if subject else None) or self.subjects[routes.HOME].day or NEVER

    def with_feed_links(self, html: str, page: Page) -> str:
        """The page on data names the site's feeds; where there are any, it leads to them."""
        feed = self.feeds.get(routes.HOME) if page.file.src_uri == routes.DATA else None
        for path, _ in (feed.atom, feed.json) if feed else ():
            html = html.replace(f"<code>{path}</code>", f'<a href="{escape(self.about.url)}{path}">{path}</a>')
        return html

    def with_head(self, html: str, page: Page, moved: bool) -> str:
        """A built page with its lines; one that has moved is kept out of search engines."""
        path, title = page.file.src_uri, str(page.meta.get("title") or page.title or "")
        if moved:
            return with_head(html, ('<meta name="robots" content="noindex">',))
        subject = self.subjects.get(path) or Subject("", str(page.meta.get("description") or ""), "website", None, None)
        found = (self.feeds.get(each) for each in dict.fromkeys((path, routes.HOME)))
        links = feed_lines(link for feed in found if feed for link in feed.links(self.about.url))
        return with_head(html, (*head_lines(subject, self.about, title, page.canonical_url), *links))

    def write(self, folder: Path) -> None:
        """The files of the built site that are no pages."""
        for feed in self.feeds.values():
            for path, text in (feed.atom, feed.json):
                (folder / path).parent.mkdir(parents=True, exist_ok=True)
                (folder / path).write_text(text, encoding="utf-8", newline="\n")
        robots = folder / "robots.txt"
        if self.about.url and not robots.exists():
            robots.write_text(f"User-agent: *\nAllow: /\nSitemap: {self.about.url}sitemap.xml\n", encoding="utf-8")


def web_of(site: Site | None, config: MkDocsConfig, files: Files) -> Web:
    """What a site says, at the addresses of this build; little where the site was not generated here."""
    theme = config.theme
    about = About(
        config.site_name, config.site_description or "", str(theme.get("language") or "en"), config.site_url or ""
    )
    if site is None:
        return Web(about)

    def address(path: str, here: str) -> str | None:
        file, seen_from = files.get_file_from_path(path), files.get_file_from_path(here)
        if file is None or seen_from is None:
            return None
        return _absolute(about.url, file.url) if about.url else file.url_relative_to(seen_from)

    return Web(about, subjects(site, about, address), feeds(site, about, lambda path: address(path, path) or about.url))


def escape_raw(page: Page) -> None:
    """Front matter that the theme prints as it is, made harmless: to be called when nobody else reads it any more."""
    for key in _RAW:
        if page.meta.get(key):
            page.meta[key] = escape(str(page.meta[key]))


def _absolute(base: str, url: str) -> str:
    return urljoin(base, "" if url in (".", "./") else url)
